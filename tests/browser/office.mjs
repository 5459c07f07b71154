// A demo office for each test file, the browser, and people who sign in.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'

// The names in `codes/demo/office.toml` and in the demo's start message.
export const OFFICE = 'demo'
export const PERSONAS = ['sam-staff', 'lee-manager', 'chris-chief', 'pat-commissioner', 'al-auditor', 'ada-administrator']
const PASSPHRASE = 'this is only a demo'
export const PROGRAM = path.join(process.env.CARGO_TARGET_DIR ?? path.resolve(import.meta.dirname, '../../target'), 'debug/probity')
// Containers have no user namespaces for the sandbox, and the browser may only connect to this machine.
const FLAGS = [
  '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-default-apps',
  '--disable-domain-reliability', '--disable-sync', '--no-first-run', '--no-pings', '--metrics-recording-only'
]
const DESKTOP = { width: 1100, height: 900 }

/**
 * Makes a demo office, serves it on a free port, and starts the browser. `close()` ends both and removes the records.
 * `make` can make another office in the folder. It returns the arguments of the command that serves it.
 */
export async function openOffice (make = folder => ['demo', '--db', path.join(folder, 'demo.db'), '--listen']) {
  const folder = await mkdtemp(path.join(tmpdir(), 'probity-browser-'))
  const { child, address } = await serve(await make(folder))
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: FLAGS })
  const contexts = new Map()

  /** A page of a browser window that is not signed in. Its errors are collected in `page.problems`. */
  const anyone = async (options = {}) => {
    const context = await browser.newContext({ baseURL: address, viewport: DESKTOP, ...options })
    context.setDefaultTimeout(15_000)
    return watch(await context.newPage(), options)
  }
  /** A page of the persona. Signing in hashes slowly, so all tests with the same options share one window. */
  const as = async (persona, options = {}) => {
    const key = `${persona} ${JSON.stringify(options)}`
    if (!contexts.has(key)) {
      const page = await anyone(options)
      await signIn(page, persona)
      // Its first page stays open, because the browser closes a context with its last page.
      contexts.set(key, page.context())
    }
    return watch(await contexts.get(key).newPage(), options)
  }
  const close = async () => {
    await browser.close()
    child.kill('SIGTERM')
    await new Promise(resolve => child.exitCode === null ? child.once('exit', resolve) : resolve())
    await rm(folder, { recursive: true, force: true })
  }
  return { address, anyone, as, close, database: path.join(folder, 'demo.db'), program: PROGRAM }
}

/** Signs a persona in with the demo's passphrase. */
export async function signIn (page, persona) {
  await page.goto('/sign-in')
  await fillSignIn(page, persona)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Fills in the page for signing in, without sending it. */
export async function fillSignIn (page, persona) {
  const office = page.locator(`input[type=radio][value="${OFFICE}"]`)
  if (await office.count() > 0) await office.check()
  await page.locator('#sign-in-name').fill(`${persona}@demoshire.example`)
  await page.locator('#sign-in-passphrase').fill(PASSPHRASE)
}

/** Starts the program. Resolves once it responds, and rejects with its output if it ends before that. */
function serve (words) {
  const child = spawn(PROGRAM, [...words, '127.0.0.1:0'])
  return new Promise((resolve, reject) => {
    let output = ''
    let complaints = ''
    child.stderr.on('data', data => { complaints += data })
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the program ended with ${code}: ${complaints}`)))
    child.stdout.on('data', data => {
      output += data
      // The host has to be `localhost`: on plain http, browsers store secure cookies only for it.
      const found = output.match(/http:\/\/(?:localhost|127\.0\.0\.1):(\d+)\s/)
      const address = found && `http://localhost:${found[1]}`
      if (found) answers(address).then(() => resolve({ child, address }), () => {})
    })
  })
}

async function answers (address) {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`${address}/accessibility`).catch(() => null)
    if (response?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

// A refused navigation (404, 422) also appears in the console. The test decides whether it was meant.
const MEANT = /Failed to load resource: the server responded with a status of 4\d\d/

/** Returns the same page in a window with JavaScript, which is the same window each time. */
function withScript (page) {
  let twin
  return async () => {
    twin ??= await page.context().browser().newPage({ viewport: DESKTOP })
    const body = await page.content()
    await twin.unrouteAll()
    await twin.route(page.url(), route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await twin.goto(page.url())
    return twin
  }
}

async function watch (page, { javaScriptEnabled = true } = {}) {
  page.problems = []
  if (!javaScriptEnabled) page.twin = withScript(page)
  page.on('console', message => {
    if (message.type() === 'error' && !MEANT.test(message.text())) page.problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => page.problems.push(`script: ${error.message}`))
  page.on('response', response => {
    const document = response.request().isNavigationRequest()
    if (response.status() >= 400 && (!document || response.status() >= 500)) page.problems.push(`${response.status()} for ${response.url()}`)
  })
  page.on('request', request => {
    if (!request.url().startsWith('http://localhost:') && !request.url().startsWith('data:')) page.problems.push(`fetches from elsewhere: ${request.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI}`))
  })
  return page
}
