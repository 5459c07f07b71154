// Every page that links lead to, without signing in and for each persona of the demo, followed by pages that only forms
// lead to. New pages need no change here: they are found by their links and forms.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { examine, madeOf, summaryLinks } from './examine.mjs'
import { OFFICE, openOffice, PERSONAS } from './office.mjs'

const EVERYONE = ['nobody', ...PERSONAS]
// How many pages of one shape are examined for each persona, and how many are searched for further links.
const EXAMINED = 1
const VISITED = 6
// Pages whose last part is the id of one of many.
const REFERENCE = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/
const ONE_OF = new Set([
  'people', 'posts', 'connections', 'leave', 'entries', 'instruments', 'events', 'map',
  'code', 'gifts-policy', 'uk-gdpr', 'employment-rights-act', 'specified-information-order'
])
// Offices whose codes can be read here, but that do not run here.
const READ = new Set(['avon-somerset', 'combined-authority', 'leicestershire', 'northamptonshire', 'warwickshire'])
// How many addresses of one shape are opened. A code has a hundred clauses, and each of five codes links to all of its
// own.
const OPENED = 10

let office
const forms = new Map()
// Pages that the browser has examined for any persona. The same template in the same state would give the same result.
const seenBefore = new Set()
before(async () => { office = await openOffice() })
after(() => office.close())

// Two at a time: the browser examines one page while the program makes another.
describe('every page that links lead to', { concurrency: 2 }, () => {
  for (const who of EVERYONE) {
    test(`every page that ${who} can reach`, async t => {
      const { wrong, titles, examined, alike } = await walk(who)
      t.diagnostic(`${examined} pages examined, ${alike} left out as made of the same as somebody else's, of ${titles.size} addresses`)
      assert.deepEqual([...wrong, ...sameTitles(titles)], [])
    })
  }
})

/** Visits the pages breadth first, from the first page. */
async function walk (who) {
  const page = await pageOf(who)
  const seen = new Set(['/'])
  const queue = ['/']
  const [counts, titles, wrong] = [new Map(), new Map(), []]
  let [examined, alike] = [0, 0]
  for (let address = queue.shift(); address; address = queue.shift()) {
    const path = new URL(address, office.address)
    if ((counts.get(shape(path.href)) ?? 0) >= OPENED) continue
    // Read as text first, which takes a tenth of the time that the browser needs.
    const response = await page.request.get(address)
    if (!response.ok()) wrong.push(`${who} is shown a link to ${address}, which answers ${response.status()}`)
    const { 'content-type': type, 'content-disposition': kept } = response.headers()
    // A page that is downloaded is no page of ours.
    if (!type?.startsWith('text/html') || kept?.startsWith('attachment')) continue
    const html = await response.text()
    const kind = shape(response.url())
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    titles.set(new URL(response.url()).pathname, html.match(/<title[^>]*>([^]*?)<\/title>/)?.[1].trim())
    if (count < EXAMINED) {
      const same = `${kind} ${madeOf(html)}`
      if (seenBefore.has(same)) alike++
      else {
        seenBefore.add(same)
        examined++
        await page.goto(address)
        wrong.push(...await examine(page, who))
        await noteForms(page, who, kind)
      }
    }
    if (count < VISITED) for (const link of links(html, response.url())) if (!seen.has(link)) { seen.add(link); queue.push(link) }
  }
  await page.close()
  return { wrong, titles, examined, alike }
}

const pageOf = who => who === 'nobody' ? office.anyone() : office.as(who)

/** The targets of a page's links within the office. */
function links (html, from) {
  const found = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href]) => new URL(plain(href), from))
  const own = found.filter(one => one.origin === office.address)
  // Choosing a language changes the pages that follow. It has its own test.
  return own.filter(one => !one.pathname.startsWith('/language/')).map(one => one.pathname + one.search)
}

/** An attribute's value, unescaped from HTML. */
const plain = text => text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('&quot;', '"').replaceAll('&amp;', '&')

function shape (address) {
  const { pathname, searchParams } = new URL(address)
  const parts = pathname.split('/')
  const plain = parts.map((part, at) => REFERENCE.test(part) || (ONE_OF.has(parts[at - 1]) && part !== 'new') || (at === 1 && READ.has(part)) ? '*' : part)
  return `${plain.join('/')}?${[...searchParams.keys()].sort().join('&')}`
}

function sameTitles (titles) {
  const by = new Map()
  for (const [address, title] of titles) by.set(title, [...(by.get(title) ?? []), address])
  // The first page of the only office has two addresses.
  const shared = [...by].filter(([, addresses]) => addresses.filter(one => one !== '/').length > 1)
  return shared.map(([title, addresses]) => `the title “${title}” is shared by ${addresses.join(', ')}`)
}

async function noteForms (page, who, kind) {
  if (forms.has(kind)) return
  if (await page.locator('main form[method="post"] button.govuk-button').count() > 0) forms.set(kind, { who, address: page.url() })
}

test('every form sent empty shows what to correct, and each error leads to its field', async t => {
  const left = [...forms]
  const wrong = []
  let summaries = 0
  const sendEmpty = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      const [kind, { who, address }] = one
      const page = await pageOf(who)
      await page.goto(address)
      await page.locator('main form[method="post"] button.govuk-button').first().click()
      wrong.push(...await examine(page, `${who}, after sending ${kind} empty,`))
      if (await page.evaluate(() => document.querySelector('.govuk-error-summary a') !== null)) summaries++
      wrong.push(...await summaryLinks(page, who))
      await page.close()
    }
  }
  await Promise.all([sendEmpty(), sendEmpty()])
  t.diagnostic(`${forms.size} forms, of which ${summaries} had errors to show`)
  assert.ok(summaries > 0, 'no form showed an error')
  assert.deepEqual(wrong, [])
})

test('pages that say no', async () => {
  const wrong = []
  const asked = [['nobody', '/no-such-page', 404], ['sam-staff', `/${OFFICE}/cases/0000-0000-0`, 404], ['nobody', '/sign-out', 405], ['sam-staff', `/${OFFICE}/people/new`, 403]]
  for (const [who, address, status] of asked) {
    const page = await pageOf(who)
    const response = await page.goto(address)
    if (response.status() !== status) wrong.push(`${address} answers ${response.status()} to ${who} and not ${status}`)
    wrong.push(...await examine(page, who))
    await page.close()
  }
  assert.deepEqual(wrong, [])
})
