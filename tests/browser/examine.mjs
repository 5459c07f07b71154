// Checks that every page has to pass, no matter how it was reached.
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// GOV.UK places a back link before the main content, so that the skip link passes it.
const MEANT = { region: '.govuk-back-link' }
const DESKTOP = { width: 1100, height: 900 }
// WCAG 2.2, 1.4.10: 320 CSS pixels are 1280 at 400%.
const NARROW = { width: 320, height: 900 }
// A folder for pictures of every page that is examined, wide and narrow. They are for people; no test reads them.
const PICTURES = process.env.PROBITY_PICTURES
let pictures = 0
// Pages that axe-core has checked. A page at the same address with the same structure would give the same result.
const looked = new Set()
const REFERENCE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/g

/** Examines the page as it is now. Returns one line for each problem, with the page's name; none if all is well. */
export async function examine (page, who) {
  // After a click the next page may not be loaded completely.
  await page.waitForLoadState()
  const where = `${who} at ${new URL(page.url()).pathname}${new URL(page.url()).search} (${await page.title()})`
  if (PICTURES) await picture(page, who)
  const wrong = [...page.problems.splice(0), ...await titles(page), ...await rulesOnce(page), ...await reflow(page)]
  return wrong.map(one => `${where}: ${one}`)
}

async function picture (page, who) {
  await mkdir(PICTURES, { recursive: true })
  const name = `${String(pictures++).padStart(3, '0')}-${who}-${new URL(page.url()).pathname}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)
  for (const size of [DESKTOP, NARROW]) {
    await page.setViewportSize(size)
    await page.screenshot({ path: path.join(PICTURES, `${name}-${size.width}.png`), fullPage: true })
  }
  await page.setViewportSize(DESKTOP)
}

async function titles (page) {
  const title = await page.title()
  const { headings, errors } = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].map(one => one.innerText),
    errors: document.querySelector('.govuk-error-summary') !== null
  }))
  const wrong = []
  if (headings.length !== 1) wrong.push(`${headings.length} level-one headings`)
  const flat = text => text.replace(/\s+/g, ' ').trim()
  if (headings[0] && !flat(title).includes(flat(headings[0]))) wrong.push(`the title does not hold the heading “${flat(headings[0])}”`)
  if (errors && !title.startsWith('Error: ')) wrong.push('errors are not announced in the title')
  return wrong
}

async function rulesOnce (page) {
  const kind = `${new URL(page.url()).pathname.replace(REFERENCE, '*')} ${madeOf(await page.content())}`
  if (looked.has(kind)) return []
  looked.add(kind)
  // With JavaScript off, axe-core would wait for ever, so it gets the same page with JavaScript on.
  return rules(page.twin ? await page.twin() : page)
}

async function rules (page) {
  // Evaluated over the debugging protocol, because the pages' policy refuses every script.
  await page.evaluate(axe)
  const found = await page.evaluate(async values => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(node => node.target.join(' ')) }))
  }, RULES)
  const left = found.map(one => ({ ...one, at: one.at.filter(target => target !== MEANT[one.id]) })).filter(one => one.at.length > 0)
  return left.map(({ id, help, at }) => `${id} (${help}) ${at.length}×, at ${at.slice(0, 3).join(', ')}`)
}

async function reflow (page) {
  await page.setViewportSize(NARROW)
  const over = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    // A table may scroll within its own region.
    const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > wide + 1)
    return out.slice(-3).map(one => `${one.tagName.toLowerCase()}.${one.className}`)
  })
  await page.setViewportSize(DESKTOP)
  return over.length > 0 ? [`scrolls sideways at ${NARROW.width} pixels: ${over.join(', ')}`] : []
}

/** Follows each link of the error summary, and checks that it leads to the field. */
export async function summaryLinks (page, who) {
  const wrong = []
  for (const link of await page.locator('.govuk-error-summary a').all()) {
    const target = (await link.getAttribute('href')).replace(/^#/, '')
    await link.click()
    const focused = await page.evaluate(() => document.activeElement?.id)
    if (focused !== target) wrong.push(`${who} at ${page.url()}: the error “${await link.innerText()}” brings focus to “${focused}” and not to “${target}”`)
  }
  return wrong
}

/**
 * The structure of a page without its text: the kinds of its elements, and its headings in order. Two pages at the same
 * shape of address with the same structure come from one template in one state.
 */
export function madeOf (html) {
  const inside = html.slice(html.indexOf('</nav>') + 1, html.lastIndexOf('</main>'))
  const elements = [...inside.matchAll(/<([a-z][a-z0-9]*)((?:\s[^>]*)?)>/g)].map(([, name, attributes]) => {
    const kinds = [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, attribute, value]) => TELLING.has(attribute) ? `${attribute}=${value}` : attribute)
    return `${name} ${kinds.join(' ')}`
  })
  const headings = elements.filter(one => /^h\d /.test(one)).filter((one, at, all) => one !== all[at - 1])
  return [...new Set(elements)].sort().concat(headings).join('\n')
}
const TELLING = new Set(['class', 'role', 'type', 'scope', 'inputmode', 'autocomplete', 'tabindex'])
