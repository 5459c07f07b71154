// What only a real office's code requires, with JavaScript off: a review of a refusal by someone else, and a gap in the
// code that the office closes itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { act, declare, looker, send, text } from './acts.mjs'
import { askThrough, heading, holder } from './forms.mjs'
import { OFFICE, openRealOffice } from './real-office.mjs'

const NO_SCRIPT = { javaScriptEnabled: false }
const BAR = {
  kind: 'employment', what: 'Serving in a bar on Saturdays', body: 'The Heron Inn', body_kind: 'other', conflict: 'no',
  uses: 'no', disrepute: 'no', paid: 'yes', work_skills: 'no'
}
let office
before(async () => { office = await openRealOffice(NO_SCRIPT) })
after(() => office?.close())

test('a refusal is looked at again by somebody else, and both decisions stay on the case', async () => {
  const { look, nothingWrong } = looker()
  const { 'sid-staff': staff, 'cleo-chief': chief, 'col-commissioner': commissioner } = office.pages
  const address = await declare(staff, OFFICE, 'outside-work', BAR)
  assert.equal(await holder(staff, Object.keys(office.pages)), 'cleo-chief', await text(staff))
  await look(staff, 'the applicant')
  await act(chief, address, 'decide', { resolution: 'refuse', reasons: 'The bar is across the road.' }, page => look(page, 'who decides'))

  await act(staff, address, 'review', { reasons: 'I would work at the other house.' }, page => look(page, 'the applicant'))
  assert.match(await text(staff), /Col Commissioner \(Police and Crime Commissioner\) will decide this/)
  await chief.goto(address)
  assert.equal(await chief.locator(`a[href="${address}/decide"]`).count(), 0, 'whoever refused does not decide again')
  const refused = await chief.goto(`${address}/decide`)
  assert.ok(refused.status() >= 400, `whoever refused is answered ${refused.status()}`)

  await commissioner.goto('/')
  await commissioner.locator(`a[href="${address}"]`).first().click()
  for (const pattern of [/The bar is across the road\./, /I would work at the other house\./]) assert.match(await text(commissioner), pattern)
  await look(commissioner, 'who looks again')
  await act(commissioner, address, 'decide', { resolution: 'allow', reasons: 'The other house is far enough.' }, page => look(page, 'who looks again'))
  for (const page of [staff, chief, commissioner]) {
    await page.goto(address)
    for (const pattern of [/The bar is across the road\./, /I would work at the other house\./, /The other house is far enough\./]) assert.match(await text(page), pattern)
  }
  assert.equal(await staff.locator(`a[href="${address}/review"]`).count(), 0, 'one may ask once')
  await look(staff, 'the applicant')
  nothingWrong()
})

test('what the office decides on a gap of its code is published and cited from then on', async () => {
  const { look, nothingWrong } = looker()
  const { 'ann-administrator': admin } = office.pages
  const nobody = await office.anyone(NO_SCRIPT)
  const decision = 'Gifts above ten pounds are refused until the policy is adopted.'
  const gift = { 'the-office': OFFICE, 'the-role': 'staff', 'the-situation': 'gift', 'the-posts': [], response: 'not-answered', kind: 'object', worth: 'more', value: '60' }
  await askThrough(nobody, gift)
  assert.ok(!(await text(nobody)).includes(decision))

  await admin.goto(`/${OFFICE}/settings`)
  await look(admin, 'the administrator')
  await admin.locator(`main a[href="/${OFFICE}/findings"]`).click()
  await look(admin, 'the administrator')
  await admin.locator(`main a[href="/${OFFICE}/findings/gift-policy-elsewhere"]`).click()
  const day = new Date()
  const on = { day: String(day.getUTCDate()), month: String(day.getUTCMonth() + 1), year: String(day.getUTCFullYear()) }
  await send(admin, { says: decision, by: 'Cleo Chief, Chief Executive', on }, page => look(page, 'the administrator'))

  await nobody.goto(`/${OFFICE}/decisions`)
  assert.ok((await text(nobody)).includes(decision), await text(nobody))
  await look(nobody, 'nobody')
  await askThrough(nobody, gift)
  assert.ok((await text(nobody)).includes(decision), `the answer “${await heading(nobody)}” cites the decision`)
  await look(nobody, 'nobody')
  await nobody.locator('main blockquote', { hasText: decision }).locator('a').click()
  assert.equal(new URL(nobody.url()).pathname, `/${OFFICE}/decisions`)
  assert.ok((await text(nobody)).includes(decision), 'its link leads to the decision')
  nothingWrong()
})
