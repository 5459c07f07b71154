// An old register of the usual kind, imported by an administrator with JavaScript off, and the same file once more.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { looker, text } from './acts.mjs'
import { goOn, heading } from './forms.mjs'
import { OFFICE, openOffice } from './office.mjs'

const REGISTER = `/${OFFICE}/registers/gifts-and-hospitality`
const NO_SCRIPT = { javaScriptEnabled: false }
// A title above the headings, a name and a day left blank where they repeat the row above, a nil return, a day that
// cannot be read, and a row without any gift.
const OLD = [
  'Gifts and hospitality of the office,,,,,',
  'Date offered,Officer,Gift,Offered by,Value,Accepted or declined',
  '03/04/2024,Dilys Dunlin,A basket of pears,Orchard Growers Limited,£12.50,Accepted',
  ',,A second basket,Orchard Growers Limited,£13.00,Declined',
  'Nil return,Tom Teal,Nil return,Nil return,Nil return,Nil return',
  'around Easter,Wyn Wigeon,A tin of biscuits,The Lamplighters,£5,Accepted',
  'Total,,,,£30.50,'
].join('\r\n')

let office
before(async () => { office = await openOffice() })
after(() => office.close())

test('an old register is imported, and twice adds nothing', async () => {
  const { look, nothingWrong } = looker()
  const admin = await office.as('ada-administrator', NO_SCRIPT)
  await importFile(admin, look)
  assert.match(await text(admin), /New entries\s+3\b/, await text(admin))
  assert.match(await text(admin), /Nil returns\s+1\b/)
  assert.match(await text(admin), /Line 7/, 'the row that is left out is listed')
  await goOn(admin)
  assert.match(await text(admin), /Entries added\s+3\b/, await text(admin))
  assert.match(await text(admin), /Line 7/, 'and stays listed after')
  await look(admin, 'the administrator')

  const nobody = await office.anyone(NO_SCRIPT)
  await nobody.goto(`${REGISTER}?text=basket`)
  assert.match(await text(nobody), /2 entries[^]*3 April 2024[^]*Dilys Dunlin/, await text(nobody))
  await nobody.goto(`${REGISTER}?text=Wigeon`)
  assert.match(await text(nobody), /around Easter/, 'a day that nobody can read stays as it was written')
  await look(nobody, 'nobody')

  await importFile(admin)
  assert.match(await text(admin), /New entries\s+0\b/, await text(admin))
  assert.equal(await admin.locator('form[action$="/import/commit"]').count(), 0, 'there is nothing to import')
  await look(admin, 'the administrator')
  nothingWrong()
})

/** Goes from the file to the preview, with the proposed columns. */
async function importFile (page, look = async () => {}) {
  await page.goto(`/${OFFICE}/import`)
  await page.locator('[name="register"][value="gifts-and-hospitality"]').check()
  await page.locator('#file').setInputFiles({ name: 'old-register.csv', mimeType: 'text/csv', buffer: Buffer.from(OLD) })
  await look(page, 'the administrator')
  await goOn(page)
  const proposed = await page.$$eval('main select', all => all.map(one => one.selectedOptions[0].textContent.trim()))
  assert.ok(proposed.length >= 6, `${await heading(page)}: ${proposed}`)
  await look(page, 'the administrator')
  await goOn(page)
  await look(page, 'the administrator')
}
