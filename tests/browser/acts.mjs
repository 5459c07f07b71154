// What people do to a case and to an entry of a register, one after the other, each on their own page.
import assert from 'node:assert/strict'
import { examine } from './examine.mjs'
import { declareThrough, fillIn, goOn } from './forms.mjs'

/** Looks at each page that it is given; `nothingWrong()` says at the end of a journey what was found on any of them. */
export function looker () {
  const wrong = []
  const look = async (page, who) => { wrong.push(...await examine(page, who)) }
  return { look, nothingWrong: () => assert.deepEqual(wrong, []) }
}

/** What the page says. */
export const text = page => page.locator('main').innerText()

/** Declares a situation from its form; gives the case's address. */
export async function declare (page, office, situation, answers) {
  await page.goto(`/${office}/declare/${situation}`)
  return declareThrough(page, answers)
}

/** Fills the form in that the page shows, and sends it; `look` sees the form before and the page after. */
export async function send (page, answers, look = async () => {}) {
  await look(page)
  await fillIn(page, answers)
  await goOn(page)
  assert.equal(await page.locator('.govuk-error-summary').count(), 0, `${page.url()}: ${await text(page)}`)
  await look(page)
}

/** Follows the link of a case's page to what can be done, and does it. */
export async function act (page, address, what, answers, look) {
  await page.goto(address)
  await page.locator(`main a[href="${address}/${what}"]`).click()
  await send(page, answers, look)
}

/** Follows a link of a register's entry, and does what it says. */
export async function publish (page, entry, what, answers, look) {
  await page.goto(entry)
  await page.locator(`main a[href="${entry}/${what}"]`).click()
  await send(page, answers, look)
}

/** The address of the register's entry that says so. */
export async function entryThatSays (page, register, words) {
  await page.goto(`${register}?text=${encodeURIComponent(words)}`)
  const link = page.locator(`main a[href^="${register}/"]`)
  assert.equal(await link.count(), 1, `one entry says “${words}”: ${await text(page)}`)
  return link.getAttribute('href')
}

/** Nothing of the words is on the pages, and none of the addresses is there for this person. */
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
