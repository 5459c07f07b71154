// Filling in and sending forms, with answers by field name. A field without an answer gets a plain one.

// Answers to the demo office's situations that need a decision. Required fields that are not listed get the first
// option, a word, an amount or the day of the offer, so new situations need no change here.
export const GIFT = {
  'the-office': 'demo', 'the-role': 'staff', 'the-situation': 'gift', 'the-posts': [],
  response: 'not-answered', kind: 'object', what: 'A framed print', giver: 'Made-up Galleries', giver_kind: 'contractor',
  for_whom: 'me', worth: 'more', value: '60', influence: 'no', doubtful: 'no', sought: 'no', offered_on: lastWeek()
}

function lastWeek () {
  const day = new Date(Date.now() - 7 * 24 * 3600 * 1000)
  return { day: String(day.getDate()), month: String(day.getMonth() + 1), year: String(day.getFullYear()) }
}

/** The questions that the page's main form shows, in order. */
export function questions (page) {
  return page.evaluate(() => {
    const fields = document.querySelectorAll('main form :is(input:not([type=hidden]), select, textarea)')
    const found = new Map()
    for (const field of fields) {
      if (field.closest('details:not([open])')) continue
      const group = field.closest('.govuk-form-group:has(fieldset)') ?? field.closest('.govuk-form-group')
      const part = field.name.match(/^(.*)-(day|month|year)$/)
      const name = part ? part[1] : field.name
      const words = group?.innerText ?? ''
      const kind = part ? 'date' : field.tagName === 'INPUT' ? field.inputMode === 'decimal' ? 'money' : field.type : field.tagName.toLowerCase()
      if (!found.has(name)) found.set(name, { name, kind, optional: /\(optional\)|Only if|Only needed/.test(words), options: [] })
      if (field.value && ['radio', 'checkbox'].includes(field.type)) found.get(name).options.push(field.value)
    }
    return [...found.values()]
  })
}

/** Fills in the page's form. Returns the number of answers. */
export async function fillIn (page, answers = {}) {
  let count = 0
  for (const one of await questions(page)) {
    const answer = answers[one.name] ?? (one.optional ? undefined : plain(one))
    if (answer === undefined || answer.length === 0) continue
    await enter(page, one, answer)
    count++
  }
  return count
}

function plain (question) {
  if (question.kind === 'radio') return question.options[0]
  if (question.kind === 'checkbox') return []
  if (question.kind === 'money') return '30'
  if (question.kind === 'date') return lastWeek()
  if (question.kind === 'select' || question.kind === 'file') return undefined
  return 'Some words'
}

async function enter (page, { name, kind }, answer) {
  const field = page.locator(`main form [name="${name}"]`)
  if (kind === 'radio') await page.locator(`main form [name="${name}"][value="${answer}"]`).check()
  else if (kind === 'checkbox') for (const value of answer) await page.locator(`main form [name="${name}"][value="${value}"]`).check()
  else if (kind === 'select') await field.selectOption(answer)
  else if (kind === 'date') for (const [part, value] of Object.entries(answer)) await page.locator(`[name="${name}-${part}"]`).fill(value)
  else await field.fill(answer)
}

/** Presses the form's first button, which leads on. */
export async function goOn (page) {
  await page.locator('main form button.govuk-button').first().click()
  await page.waitForLoadState()
}

/** The heading of the page. */
export const heading = page => page.locator('h1').innerText()

/** Whether the page asks a question of a situation. */
export const asks = async page => await page.locator('main form input[name="go-asked"]').count() > 0

/** Answers page after page until one asks nothing. `each` is called on every page on the way. Returns the number of pages and of answers. */
export async function answerAll (page, answers, each = async () => {}) {
  const count = { pages: 0, answers: 0 }
  while (await asks(page)) {
    if (++count.pages > 40) throw new Error(`40 questions and no end: ${await heading(page)}`)
    await each(page)
    count.answers += await fillIn(page, answers)
    await goOn(page)
    if (await page.locator('.govuk-error-summary').count() > 0) throw new Error(`${page.url()}: ${await page.locator('main').innerText()}`)
  }
  return count
}

/** Goes from the list of situations to the answer. `each` is called on every page on the way, including the answer. */
export async function askThrough (page, answers = GIFT, each = async () => {}) {
  const list = `/ask?office=${answers['the-office']}`
  await page.goto(list)
  await each(page)
  await page.goto(`${list}&situation=${answers['the-situation']}`)
  const count = await answerAll(page, answers, each)
  await each(page)
  return count
}

/** Answers the questions of a declaration and sends it. Returns the case's address. `each` is called on every page on the way. */
export async function declareThrough (page, answers = GIFT, each = async () => {}) {
  await answerAll(page, { 'the-subject': '-', ...answers }, each)
  await each(page)
  await page.locator('button[value="send"]').click()
  await each(page)
  return new URL(page.url()).pathname.replace(/\/sent$/, '')
}

/** The holder that the confirmation names, as a persona's name: `sam-staff`. */
export async function holder (page, people) {
  const text = await page.locator('main').innerText()
  return people.find(person => text.toLowerCase().includes(person.replace('-', ' ')))
}
