// A person who uses only the keyboard, and has to see at every stop where they are.
import assert from 'node:assert/strict'
import { questions } from './forms.mjs'

/** The keyboard of a page. */
export function keyboard (page) {
  const press = key => page.keyboard.press(key)
  /** Moves to the next stop, which has to be on the screen with a visible focus. */
  const tab = async () => {
    await press('Tab')
    const stop = await page.evaluate(seen)
    assert.ok(stop.visible, `${page.url()}: nothing shows that ${stop.what} is in focus`)
    assert.ok(stop.onScreen, `${page.url()}: ${stop.what} is in focus and not on the screen`)
  }
  /** Tabs until the element is reached. Radios with the same name are a single stop. */
  const reach = async selector => {
    for (let stops = 0; stops < 150; stops++) {
      if (await page.evaluate(css => document.activeElement?.matches(css), selector)) return
      await tab()
    }
    assert.fail(`${page.url()}: 150 presses of Tab do not reach ${selector}`)
  }
  const activate = async selector => {
    await reach(selector)
    await Promise.all([page.waitForEvent('framenavigated'), press('Enter')])
    await page.waitForLoadState()
  }
  const type = async (selector, text) => {
    await reach(selector)
    await press('Control+A')
    await page.keyboard.type(text)
  }
  const choose = async (name, value) => {
    await reach(`input[name="${name}"]`)
    await press('Space')
    for (let moves = 0; moves < 30; moves++) {
      if (await page.evaluate(wanted => document.activeElement.checked && document.activeElement.value === wanted, value)) return
      await press('ArrowDown')
    }
    assert.fail(`${page.url()}: the arrow keys do not reach “${value}” of ${name}`)
  }
  const one = async ({ name, kind, options }, given) => {
    if (kind === 'radio') await choose(name, given)
    else if (kind === 'checkbox') assert.deepEqual(given, [], 'ticking is not needed here')
    else if (kind === 'date') for (const part of ['day', 'month', 'year']) await type(`[name="${name}-${part}"]`, given[part])
    else await type(`[name="${name}"]`, given)
  }
  /** Answers the questions on the page for which there is an answer. */
  const answer = async answers => {
    for (const question of await questions(page)) if (question.name in answers) await one(question, answers[question.name])
  }
  return { press, tab, reach, activate, type, answer }
}

/** Whether the focus is visible: an outline or a shadow on the element or on its label. */
function seen () {
  const focused = document.activeElement
  const drawn = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  const styles = [getComputedStyle(focused)]
  for (const label of focused.labels ?? []) styles.push(getComputedStyle(label, '::before'))
  const box = focused.getBoundingClientRect()
  return {
    what: focused.outerHTML.slice(0, 120),
    visible: styles.some(drawn),
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  }
}
