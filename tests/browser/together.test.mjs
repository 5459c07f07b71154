// What people of an office do together, with JavaScript off: a report that only its recipient may know of, a gift from
// its declaration to a corrected entry, an erased case, and the proof that nothing else changed.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { act, declare, entryThatSays, learnsNothing, looker, publish, send, text } from './acts.mjs'
import { goOn, GIFT, heading, holder } from './forms.mjs'
import { OFFICE, openOffice, PERSONAS } from './office.mjs'

const NO_SCRIPT = { javaScriptEnabled: false }
const REGISTER = `/${OFFICE}/registers/gifts-and-hospitality`
let office
before(async () => { office = await openOffice() })
after(() => office.close())
const as = who => office.as(who, NO_SCRIPT)

test('a confidential report reaches its recipient and nobody else learns of it', async () => {
  const { look, nothingWrong } = looker()
  const [staff, chief] = [await as('sam-staff'), await as('chris-chief')]
  const [secret, answer] = ['Quotes left out for the lantern contract', 'The contract is being looked into from outside.']
  const address = await declare(staff, OFFICE, 'concern', { kind: 'procedure', about: 'colleague', what: secret, note: 'Robin told me on the stairs.' })
  assert.equal(await holder(staff, PERSONAS), 'chris-chief', await text(staff))

  await chief.goto('/')
  await chief.locator(`a[href="${address}"]`).first().click()
  assert.match(await text(chief), new RegExp(secret))
  await look(chief, 'its recipient')
  await act(chief, address, 'decide', { resolution: 'take-further', reasons: answer }, page => look(page, 'its recipient'))
  await staff.goto(address)
  assert.match(await text(staff), new RegExp(answer))
  await look(staff, 'the reporter')

  const reference = address.split('/').at(-1)
  const secrets = { words: [secret, answer, reference, 'Robin told me'], addresses: [address, `${address}/decide`, `${address}/note`, `${address}/sent`] }
  const lists = ['/', `/${OFFICE}/cases`, `/${OFFICE}/people`, `/${OFFICE}/registers`]
  await learnsNothing(await as('lee-manager'), 'the line manager', { ...secrets, lists })
  await learnsNothing(await as('pat-commissioner'), 'the commissioner', { ...secrets, lists })
  await learnsNothing(await as('ada-administrator'), 'the administrator', { ...secrets, lists: [...lists, `/${OFFICE}/on-hold`, `/${OFFICE}/settings`] })
  await learnsNothing(await as('al-auditor'), 'the auditor', { ...secrets, lists: [...lists, `/${OFFICE}/all-cases`, `/${OFFICE}/ledger`] })
  const files = [`${REGISTER}?text=lantern`, `/${OFFICE}/ledger/checkpoint`, `/${OFFICE}/decisions`]
  const nobody = await office.anyone(NO_SCRIPT)
  for (const address of files.slice(0, 1)) await learnsNothing(nobody, 'nobody', { words: secrets.words, addresses: [], lists: [address, '/'] })
  for (const file of [...files.slice(1), `${REGISTER}.csv`, `${REGISTER}.json`]) {
    const content = await (await nobody.request.get(file)).text()
    for (const word of secrets.words) assert.ok(!content.includes(word), `${file} says “${word}”`)
  }
  const auditor = await as('al-auditor')
  await auditor.goto(`/${OFFICE}/all-cases`)
  await auditor.locator('main [name="text"]').fill('lantern')
  await goOn(auditor)
  assert.doesNotMatch(await text(auditor), /Quotes left out/, 'a search meets nothing of it')
  nothingWrong()
})

test('a gift from its declaration to the register, withheld, shown again and corrected', async () => {
  const { look, nothingWrong } = looker()
  const [staff, admin, nobody] = [await as('sam-staff'), await as('ada-administrator'), await office.anyone(NO_SCRIPT)]
  const what = 'A carved heron for the hall'
  const address = await declare(staff, OFFICE, 'gift', { ...GIFT, what })
  const who = await holder(staff, PERSONAS)
  const decider = await as(who)
  await act(decider, address, 'ask', { question: 'Who carved it?' }, page => look(page, 'the decider'))

  await staff.goto('/')
  await look(staff, 'whoever was asked')
  await act(staff, address, 'reply', { 'form-reply': 'A member of the gallery.' }, page => look(page, 'whoever was asked'))
  await act(decider, address, 'decide', { resolution: 'accept', reasons: 'It belongs to the hall.', conditions: 'It stays in the hall.', against: 'The hall has no other.' }, page => look(page, 'the decider'))
  const entry = await entryThatSays(nobody, REGISTER, 'carved heron')
  await act(staff, address, 'outcome', { result: 'It hangs in the hall.' }, page => look(page, 'whoever declared it'))
  for (const pattern of [/Who carved it\?/, /A member of the gallery\./, /It stays in the hall\./, /It hangs in the hall\./]) assert.match(await text(staff), pattern)
  await nobody.goto(entry)
  assert.match(await text(nobody), /carved heron[^]*It hangs in the hall\./)
  assert.doesNotMatch(await text(nobody), /belongs to the hall|member of the gallery/, 'reasons and replies stay inside')

  await publish(admin, entry, 'withhold', { reason: 'A threat was made.', confirm: ['yes'] }, page => look(page, 'the administrator'))
  const withheld = await nobody.goto(entry)
  assert.equal(withheld.status(), 200)
  assert.match(await text(nobody), /withheld/)
  assert.doesNotMatch(await text(nobody), /heron|threat/)
  await look(nobody, 'nobody')
  await publish(admin, entry, 'show', { reason: 'The threat is over.', confirm: ['yes'] }, page => look(page, 'the administrator'))
  await publish(admin, entry, 'correct', { column: 'description' }, page => look(page, 'the administrator'))
  await send(admin, { value: 'A carved egret for the hall', reason: 'It is an egret.' }, page => look(page, 'the administrator'))
  await nobody.goto(`${REGISTER}?text=egret`)
  assert.match(await text(nobody), /Corrected[^]*carved egret/)
  await nobody.goto(entry)
  assert.match(await text(nobody), /carved egret[^]*Corrected/i)
  await look(nobody, 'nobody')
  nothingWrong()
})

test('an administrator erases a case, its page says so, and the auditor finds the ledger whole', async () => {
  const { look, nothingWrong } = looker()
  const [staff, admin, auditor] = [await as('sam-staff'), await as('ada-administrator'), await as('al-auditor')]
  const address = await declare(staff, OFFICE, 'gift', { ...GIFT, what: 'A jar of lavender honey' })
  await act(staff, address, 'withdraw', { reason: 'It never came.' }, page => look(page, 'whoever declared it'))
  await admin.goto(`/${OFFICE}/settings`)
  await admin.locator(`a[href="/${OFFICE}/disposal"]`).click()
  const reference = address.split('/').at(-1)
  await send(admin, { reference, ground: 'Retention schedule, line 4', reason: 'Its time is over.', sure: ['yes'] }, page => look(page, 'the administrator'))
  assert.match(await text(admin), new RegExp(`The content of ${reference} has been erased`))

  // The declarer's name was erased as well, so no one is left who may see it.
  await learnsNothing(staff, 'whoever declared it', { words: ['lavender'], addresses: [address], lists: [`/${OFFICE}/cases`, REGISTER] })
  await auditor.goto(`/${OFFICE}/ledger`)
  assert.match(await text(auditor), /Content was erased when its retention period ended/)
  await look(auditor, 'the auditor')
  const [download] = await Promise.all([auditor.waitForEvent('download'), auditor.locator(`main a[href$="/ledger/checkpoint"]`).click()])
  const checkpoint = await readFile(await download.path(), 'utf8')
  assert.match(checkpoint, /^\S+\n\d+\n\S+\n\n— \S+ \S+\n$/, 'a signed note')
  await goOn(auditor)
  assert.match(await text(auditor), /events was erased when its retention period ended/)
  assert.equal(await heading(auditor), 'Everything matches')
  await look(auditor, 'the auditor')
  await declare(staff, OFFICE, 'gift', { ...GIFT, what: 'Another jar' })
  await auditor.goto(`/${OFFICE}/ledger`)
  await auditor.locator('#checkpoint').fill(checkpoint)
  await auditor.locator('form:has(#checkpoint) button').click()
  assert.equal(await heading(auditor), 'Everything matches')
  assert.match(await text(auditor), /checkpoint/)
  nothingWrong()
})
