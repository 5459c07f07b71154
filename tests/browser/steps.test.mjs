// Every situation that can be asked about and declared, from its first question to the page after it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { examine } from './examine.mjs'
import { askThrough, declareThrough, GIFT } from './forms.mjs'
import { OFFICE, openOffice } from './office.mjs'

let office
before(async () => { office = await openOffice() })
after(() => office.close())

test('each step of asking, each declaration, and what follows it', async t => {
  const staff = await office.as('sam-staff')
  const nobody = await office.anyone()
  const wrong = []
  let pages = 0
  const look = who => async page => { pages++; wrong.push(...await examine(page, who)) }
  await staff.goto(`/${OFFICE}/declare`)
  const addresses = await staff.$$eval('main a[href*="/declare/"]', all => [...new Set(all.map(one => one.getAttribute('href')))])
  assert.ok(addresses.length > 0, 'nothing can be declared')
  const known = await (await nobody.request.get('/api/v1/situations')).json()
  for (const address of addresses) {
    const situation = address.split('/').at(-1)
    const area = known.find(one => one.id === situation).area
    const answers = { ...GIFT, 'the-situation': situation }
    if (situation !== 'gift') for (const key of ['kind', 'response']) delete answers[key]
    // All pages on the way are examined for one situation of each area. Those of the others have the same shapes.
    const whole = known.find(one => one.area === area).id === situation
    await askThrough(nobody, answers, whole ? look('nobody') : undefined)
    await look('nobody')(nobody)
    await staff.goto(address)
    await look('sam-staff')(staff)
    await staff.goto(await declareThrough(staff, answers, whole ? look('sam-staff') : undefined))
    await look('sam-staff')(staff)
  }
  t.diagnostic(`${pages} pages examined`)
  assert.deepEqual(wrong, [])
})
