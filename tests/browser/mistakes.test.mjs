// Mistakes on forms: what was typed stays, and the errors are named and linked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { summaryLinks } from './examine.mjs'
import { answerAll, declareThrough, fillIn, GIFT, goOn, holder } from './forms.mjs'
import { OFFICE, openOffice, PERSONAS } from './office.mjs'

// Characters that break pages without escaping, and letters outside ASCII.
const AWKWARD = '<b>“Print” & \'frame\' £60</b> — Siân’s'
let office
before(async () => { office = await openOffice() })
after(() => office.close())

/** Answers until the page asks for this field. */
async function reach (page, name, answers = GIFT) {
  for (let steps = 0; steps < 40 && await page.locator(`main form [name="${name}"]`).count() === 0; steps++) {
    await fillIn(page, answers)
    await goOn(page)
  }
}

test('a page with mistakes keeps every answer', async () => {
  const page = await office.as('sam-staff')
  await page.goto(`/${OFFICE}/declare/gift`)
  await reach(page, 'what')
  await fillIn(page, { ...GIFT, what: AWKWARD, giver: '' })
  await goOn(page)
  assert.match(await page.title(), /^Error: /)
  assert.deepEqual(await kept(page, ['what']), [AWKWARD])
  assert.equal(await page.locator('.govuk-error-summary a').count(), 1, await page.locator('.govuk-error-summary').innerText())
  assert.deepEqual(await summaryLinks(page, 'sam-staff'), [])
  await fillIn(page, { giver: GIFT.giver })
  await reach(page, 'offered_on-day')
  await fillIn(page, { offered_on: { day: '31', month: '2', year: '2026' } })
  await goOn(page)
  assert.deepEqual(await kept(page, ['offered_on-day', 'offered_on-month', 'offered_on-year']), ['31', '2', '2026'])
  assert.match(await page.locator('.govuk-error-summary').innerText(), /When was it offered/)
})

test('Back, the browser and Change keep every answer, and a reload sends nothing twice', async () => {
  const page = await office.as('sam-staff')
  await page.goto(`/${OFFICE}/declare/gift`)
  await reach(page, 'what')
  const there = page.url()
  await fillIn(page, { ...GIFT, what: AWKWARD })
  await goOn(page)
  await page.goBack()
  assert.equal(page.url(), there)
  assert.deepEqual(await kept(page, ['what', 'giver']), [AWKWARD, GIFT.giver])
  await page.locator('.govuk-back-link').click()
  assert.notEqual(page.url(), there)
  await answerAll(page, { ...GIFT, what: AWKWARD })
  await page.locator('.govuk-summary-list__row', { hasText: AWKWARD }).locator('a').click()
  assert.deepEqual(await kept(page, ['what', 'giver']), [AWKWARD, GIFT.giver])
  await page.goto('/')
  await page.getByRole('link', { name: /^Continue: A gift/ }).first().click()
  await page.locator('button[value="send"]').click()
  const sent = page.url()
  await page.reload()
  await page.goBack()
  assert.equal(page.url(), sent, 'what was sent cannot be sent again')
})

test('a decision without its reasons keeps what was typed', async () => {
  const staff = await office.as('sam-staff')
  await staff.goto(`/${OFFICE}/declare/gift`)
  const address = await declareThrough(staff)
  const page = await office.as(await holder(staff, PERSONAS))
  await page.goto(`${address}/decide`)
  await page.locator('[name="resolution"][value="accept"]').check()
  await page.locator('#conditions').fill(AWKWARD)
  await goOn(page)
  assert.deepEqual(await kept(page, ['conditions']), [AWKWARD])
  assert.ok(await page.locator('[name="resolution"][value="accept"]').isChecked())
  assert.deepEqual(await summaryLinks(page, 'the decider'), [])
  await page.goto(address)
  assert.doesNotMatch(await page.locator('main').innerText(), /Decided: /, 'nothing was decided')
})

test('a wrong passphrase keeps the name and not the passphrase', async () => {
  const page = await office.anyone()
  await page.goto('/sign-in')
  await fillIn(page, { 'sign-in-name': 'sam-staff@demoshire.example', 'sign-in-passphrase': 'not this' })
  await goOn(page)
  assert.deepEqual(await kept(page, ['sign-in-name', 'sign-in-passphrase']), ['sam-staff@demoshire.example', ''])
  assert.deepEqual(await summaryLinks(page, 'nobody'), [])
})

test('another language is chosen and stays chosen', async t => {
  const page = await office.anyone()
  await page.goto('/accessibility')
  const choice = page.locator('footer a[hreflang]').first()
  if (await choice.count() === 0) return t.skip('the demo offers one language')
  const language = await choice.getAttribute('hreflang')
  await choice.click()
  assert.equal(new URL(page.url()).pathname, '/accessibility', 'one stays on the page')
  for (const address of ['/accessibility', '/ask']) {
    await page.goto(address)
    assert.equal(await page.getAttribute('html', 'lang'), language)
  }
})

const kept = (page, names) => Promise.all(names.map(name => page.locator(`[name="${name}"]`).inputValue()))
