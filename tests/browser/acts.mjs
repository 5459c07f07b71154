// Actions on a case and on an entry of a register, each on its own page.
import assert from 'node:assert/strict'
import { examine } from './examine.mjs'
import { declareThrough, fillIn, goOn } from './forms.mjs'

/** Examines each page that it is given. At the end of a journey, `nothingWrong()` fails with what was found. */
export function looker () {
  const wrong = []
  const look = async (page, who) => { wrong.push(...await examine(page, who)) }
  return { look, nothingWrong: () => assert.deepEqual(wrong, []) }
}

/** The text of the page. */
export const text = page => page.locator('main').innerText()

/** Declares a situation from its form. Returns the case's address. */
export async function declare (page, office, situation, answers) {
  await page.goto(`/${office}/declare/${situation}`)
  return declareThrough(page, answers)
}

/** Fills in the page's form and sends it. `look` gets the form before and the page after. */
export async function send (page, answers, look = async () => {}) {
  await look(page)
  await fillIn(page, answers)
  await goOn(page)
  assert.equal(await page.locator('.govuk-error-summary').count(), 0, `${page.url()}: ${await text(page)}`)
  await look(page)
}

/** Follows a link on a case's page to an action, and does it. */
export async function act (page, address, what, answers, look) {
  await page.goto(address)
  await page.locator(`main a[href="${address}/${what}"]`).click()
  await send(page, answers, look)
  // A decision is checked before it counts.
  const confirm = page.locator('button[value="confirm"]')
  if (await confirm.count() > 0) {
    await confirm.click()
    await page.waitForLoadState()
  }
}

/** Follows a link on a register's entry to an action, and does it. */
export async function publish (page, entry, what, answers, look) {
  await page.goto(entry)
  await page.locator(`main a[href="${entry}/${what}"]`).click()
  await send(page, answers, look)
}

/** The address of the register's entry with this text. */
export async function entryThatSays (page, register, words) {
  await page.goto(`${register}?text=${encodeURIComponent(words)}`)
  const link = page.locator(`main a[href^="${register}/"]`)
  assert.equal(await link.count(), 1, `one entry says “${words}”: ${await text(page)}`)
  return link.getAttribute('href')
}

/** Checks that the words are on none of the pages, and that this person can open none of the addresses. */
export async function learnsNothing (page, who, { addresses, lists, words }) {
  for (const address of addresses) {
    const response = await page.goto(address)
    assert.equal(response.status(), 404, `${who} at ${address}`)
    for (const word of words) assert.ok(!(await page.content()).includes(word), `${who} reads “${word}” at ${address}`)
  }
  for (const address of lists) {
    const response = await page.goto(address)
    assert.equal(response.status(), 200, `${who} at ${address}`)
    for (const word of words) assert.ok(!(await page.content()).includes(word), `${who} reads “${word}” at ${address}`)
  }
}
