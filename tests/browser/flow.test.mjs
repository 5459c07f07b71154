// Every page of the flow, examined for one situation: finding it, asking, the answer, its link, declaring, the check.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { examine } from './examine.mjs'
import { answerAll, askThrough, GIFT } from './forms.mjs'
import { OFFICE, openOffice } from './office.mjs'

let office
before(async () => { office = await openOffice() })
after(() => office.close())

test('each page of the flow has no faults, on a desktop and on a phone', async t => {
  const page = await office.as('sam-staff')
  const wrong = []
  let pages = 0
  const look = async page => { pages++; wrong.push(...await examine(page, 'sam-staff')) }
  await askThrough(page, GIFT, look)
  await page.goto(`/ask?office=${OFFICE}&q=gift`)
  await look(page)
  await page.setViewportSize({ width: 320, height: 568 })
  await page.goto(`/${OFFICE}/declare`)
  await look(page)
  await page.goto(`/${OFFICE}/declare/gift`)
  await answerAll(page, GIFT, look)
  await look(page)
  await page.goto(`/${OFFICE}`)
  await look(page)
  t.diagnostic(`${pages} pages examined`)
  assert.deepEqual(wrong, [])
})
