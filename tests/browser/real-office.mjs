// An office as it is really created: on the command line, with a code that ships, and its people invited one by one.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { fillIn, goOn } from './forms.mjs'
import { openOffice, PROGRAM } from './office.mjs'

export const OFFICE = 'leicestershire'
const PASSPHRASE = 'nine grey herons by the weir'
const ADMINISTRATOR = 'ann-administrator'
// The other people: their posts and line managers.
const PEOPLE = [
  { id: 'cleo-chief', title: 'Chief executive', posts: ['chief-executive'] },
  { id: 'col-commissioner', title: 'Commissioner', role: 'commissioner', posts: ['commissioner'] },
  { id: 'gwen-governance', title: 'Director of governance', manager: 'cleo-chief', posts: ['director-of-governance', 'reviews-officer'] },
  { id: 'sid-staff', title: 'Officer', manager: 'gwen-governance' }
]

/**
 * Makes the office with its administrator on the command line and serves it. The administrator adds the other people,
 * fills the posts and opens it. Each person chooses a passphrase in their own window; `pages` has the windows.
 */
export async function openRealOffice (windows = {}) {
  let link
  const office = await openOffice(async folder => {
    const database = path.join(folder, 'office.db')
    const run = (...words) => promisify(execFile)(PROGRAM, [...words, '--db', database, '--office', OFFICE])
    await run('office', 'create', '--ledger', 'herons.example/conduct')
    await run('person', 'add', '--name', named(ADMINISTRATOR), '--title', 'Business manager', '--right', 'administrator', ADMINISTRATOR)
    const invited = await run('person', 'invite', ADMINISTRATOR, `${ADMINISTRATOR}@herons.example`)
    link = invited.stdout.match(/\/welcome\/\S+/)[0]
    return ['serve', '--db', database, '--listen']
  })
  const admin = await welcome(await office.anyone(windows), link)
  const pages = { [ADMINISTRATOR]: admin }
  for (const one of PEOPLE) pages[one.id] = await welcome(await office.anyone(windows), await add(admin, one))
  await call(admin, '/settings/opening', {})
  return { ...office, pages }
}

const named = id => id.split('-').map(word => word[0].toUpperCase() + word.slice(1)).join(' ')

/** Adds a person with their posts and invites them. Returns the one-time link. */
async function add (admin, { id, title, role = 'staff', manager, posts = [] }) {
  await call(admin, '/people', { id, name: named(id), title, role, manager, rights: [] })
  const from = new Date().toISOString().slice(0, 10)
  for (const post of posts) await call(admin, `/posts/${post}/holders`, { person: id, from })
  const invited = await call(admin, `/people/${id}/invitations`, { login: `${id}@herons.example` })
  return (await invited.json()).link
}

async function call (admin, address, data) {
  const response = await admin.request.post(`/api/v1${address}`, { data })
  if (!response.ok()) throw new Error(`${address}: ${response.status()} ${await response.text()}`)
  return response
}

/** Follows an invitation and chooses a passphrase. */
async function welcome (page, link) {
  await page.goto(link)
  await fillIn(page, { passphrase: PASSPHRASE, 'passphrase-again': PASSPHRASE })
  await goOn(page)
  return page
}
