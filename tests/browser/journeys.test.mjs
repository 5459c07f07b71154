// One gift from the question to the proof, once with JavaScript off and once with only the keyboard.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { answerAll, asks, askThrough, declareThrough, fillIn, GIFT, goOn, holder } from './forms.mjs'
import { keyboard } from './keyboard.mjs'
import { fillSignIn, OFFICE, openOffice, PERSONAS } from './office.mjs'

const REGISTER = `/${OFFICE}/registers/gifts-and-hospitality`
const NO_SCRIPT = { javaScriptEnabled: false }

let office
before(async () => { office = await openOffice() })
after(() => office.close())

test('with JavaScript off: ask, declare, decide, verify', async () => {
  const gift = { ...GIFT, what: 'A framed print of the harbour' }
  const staff = await office.anyone(NO_SCRIPT)
  await askThrough(staff, gift)
  assert.match(await staff.locator('main').innerText(), /permission|decides|do/i)

  // The answers are carried through signing in to the declaration.
  await goOn(staff)
  await fillSignIn(staff, 'sam-staff')
  await goOn(staff)
  await goOn(staff)
  assert.equal(await staff.locator('[name="giver_kind"]').count(), 0, 'what was answered is not asked again')
  const address = await declareThrough(staff, gift)
  const decider = await holder(staff, PERSONAS)
  assert.ok(decider && decider !== 'sam-staff', `somebody else has it: ${await staff.locator('main').innerText()}`)

  const other = await office.as(decider, NO_SCRIPT)
  await other.goto(`/${OFFICE}/cases`)
  await other.locator(`a[href="${address}"]`).first().click()
  await other.locator(`a[href="${address}/decide"]`).click()
  await fillIn(other, { resolution: 'accept', reasons: 'Nothing is pending with the gallery.', against: 'It hangs in the hall already.' })
  await goOn(other)
  assert.match(await other.locator('main').innerText(), /Nothing is saved yet/, 'a decision is checked before it counts')
  await goOn(other)
  await staff.goto(address)
  assert.match(await staff.locator('main').innerText(), /Nothing is pending with the gallery\./)
  assert.match(await staff.locator('main').innerText(), /It hangs in the hall already\./, 'it was decided against the code')

  assert.equal((await verify()).code, 0, 'the records verify')
})

/** Verifies the records that the browser made, on the command line. The exit code is 0 if nothing differs. */
async function verify () {
  const done = await promisify(execFile)(office.program, ['verify', '--db', office.database, '--office', OFFICE]).catch(error => error)
  return { code: done.code ?? 0, output: `${done.stdout}${done.stderr}` }
}

test('with the keyboard alone: skip link, sign in, ask, declare, decide', async () => {
  const page = await office.anyone()
  const keys = keyboard(page)
  await page.goto('/')
  await keys.tab()
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main-content', 'the skip link comes first')
  await keys.press('Enter')
  await keys.tab()
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the skip link leads into the main content')

  await askByKeys(page, keys)
  await keys.activate('main form button.govuk-button')
  await keys.type('#sign-in-name', 'sam-staff@demoshire.example')
  await keys.type('#sign-in-passphrase', 'this is only a demo')
  await keys.activate('#sign-in-passphrase')
  await keys.activate('main form button.govuk-button')
  await answerByKeys(page, keys)
  await keys.activate('button[value="send"]')
  const address = new URL(page.url()).pathname.replace(/\/sent$/, '')
  const decider = await holder(page, PERSONAS)

  const other = await office.as(decider)
  const hands = keyboard(other)
  await other.goto('/')
  await hands.activate(`a[href="${address}"]`)
  await hands.activate(`a[href="${address}/decide"]`)
  await hands.answer({ resolution: 'decline', reasons: 'The giver supplies the office.' })
  await hands.activate('main form button.govuk-button')
  await hands.activate('button[value="confirm"]')
  assert.match(await other.locator('main').innerText(), /The giver supplies the office\./)
})

async function askByKeys (page, keys) {
  await page.goto('/ask?office=demo&situation=gift')
  await answerByKeys(page, keys)
}

async function answerByKeys (page, keys) {
  for (let steps = 0; steps < 40 && await asks(page); steps++) {
    await keys.answer(GIFT)
    await keys.activate('main form button.govuk-button')
  }
}

// The goals of the flow, counted for someone who is signed in and knows the facts. Finding the situation is not counted.
const WINE = { response: 'not-answered', kind: 'food-or-drink', giver_kind: 'public', for_whom: 'me', worth: 'token', value: '10', influence: 'no', doubtful: 'no', sought: 'no' }
const LUNCH = {
  response: 'accepted', occasion: 'other', what: 'Lunch after a meeting', giver: 'Made-up Supplies Ltd', giver_kind: 'contractor',
  value: '20', influence: 'no', needed: 'yes', offered_on: GIFT.offered_on
}

test('a bottle of wine is asked about, and a lunch is declared, in few answers', async t => {
  const page = await office.as('sam-staff')
  await page.setViewportSize({ width: 320, height: 568 })
  const long = []
  const measure = async page => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    if (height > 3 * 568) long.push(`${page.url()}: ${height} pixels`)
  }
  await page.goto('/ask')
  await measure(page)
  const asked = await askThrough(page, { ...GIFT, ...WINE }, async page => { if (await asks(page)) await measure(page) })
  await page.goto('/demo/declare/hospitality')
  const declared = await answerAll(page, LUNCH, measure)
  t.diagnostic(`wine: ${asked.pages} questions; lunch: ${declared.answers} answers on ${declared.pages} pages`)
  assert.deepEqual(long, [], 'no question is longer than three screens of a small phone')
  assert.ok(asked.pages <= 6, `wine: ${asked.pages} questions`)
  assert.ok(declared.answers <= 9, `lunch: ${declared.answers} answers`)
})
