/**
 * Finding things in WebKit by the role and the name that WebKit itself gives them, which are what a screen reader on
 * an iPad would say. Everything is looked for until it is there and can be seen, and what a touch finds replaced
 * under it is looked for again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { By, type WebDriver, type WebElement, error } from 'selenium-webdriver'
import type { Found, Named, Role } from './screen.ts'
import { PATIENT } from './tablet.ts'

export type Seen = Found<Seen>

/** What may have a role; whether it has, the browser says. */
const MAY_BE: Readonly<Record<Role, string>> = {
  banner: 'header',
  button: 'button, [role=button]',
  group: 'fieldset, [role=group]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href]',
  radio: 'input[type=radio], [role=radio]',
  status: 'output, [role=status]',
  tab: '[role=tab]',
  textbox: 'textarea, input, [role=textbox]',
}

type Search = () => Promise<WebElement[]>

/** The whole page, as a place to look in. */
export function look(driver: WebDriver): Pick<Seen, 'getByRole'> {
  return { getByRole: (role, named = {}) => seen(driver, () => withRole(driver, role, named), saying(role, named)) }
}

function seen(driver: WebDriver, search: Search, words: string): Seen {
  const one = async <T>(act: (element: WebElement) => Promise<T>): Promise<T> => {
    const begun = performance.now()
    let why = 'it is not there'
    while (performance.now() - begun < PATIENT.timeout) {
      try {
        const [element, another] = await shown(await search())
        if (another) throw new Error(`Not one thing alone: ${words}`)
        if (element) return await act(element)
      } catch (thrown) {
        if (!isPassing(thrown)) throw thrown
        why = thrown.message
      }
      await sleep(50)
    }
    throw new Error(`Looked in vain for ${words}: ${why}`)
  }
  const inside = (find: (element: WebElement) => Promise<WebElement[]>, what: string) =>
    seen(driver, async () => (await Promise.all((await search()).map(find))).flat(), `${words} > ${what}`)
  const touch = async (element: WebElement) => {
    await driver.executeAsyncScript(bringUp, element)
    await element.click()
  }
  return {
    getByRole: (role, named = {}) => inside((element) => withRole(element, role, named), saying(role, named)),
    getByText: (text) => inside((element) => withText(driver, element, text), String(text)),
    first: () => seen(driver, async () => (await shown(await search())).slice(0, 1), words),
    waitFor: () => one(async () => undefined),
    click: () => one(touch),
    check: () => one(touch),
    fill: (text) => one((element) => driver.executeScript(paste, element, text)),
    isChecked: () => one((element) => element.isSelected()),
    inputValue: () => one((element) => element.getProperty('value') as Promise<string>),
  }
}

const saying = (role: Role, { name }: Named): string => (name === undefined ? role : `${role} ${String(name)}`)

/** The page was drawn anew between looking and touching, or something still moves or lies over it. */
function isPassing(thrown: unknown): thrown is Error {
  return [
    error.StaleElementReferenceError,
    error.ElementNotInteractableError,
    error.ElementClickInterceptedError,
    error.NoSuchElementError,
  ].some((kind) => thrown instanceof kind)
}

async function shown(elements: readonly WebElement[]): Promise<WebElement[]> {
  const visible = await Promise.all(elements.map((element) => element.isDisplayed()))
  return elements.filter((_, i) => visible[i])
}

async function withRole(within: WebDriver | WebElement, role: Role, named: Named): Promise<WebElement[]> {
  const css = named.selected === undefined ? MAY_BE[role] : `:is(${MAY_BE[role]})[aria-selected=${named.selected}]`
  const candidates = await within.findElements(By.css(css))
  const fits = await Promise.all(
    candidates.map(
      async (element) => isCalled(await element.getAccessibleName(), named) && (await element.getAriaRole()) === role,
    ),
  )
  return candidates.filter((_, i) => fits[i])
}

function isCalled(actual: string, { name, exact = false }: Named): boolean {
  if (name === undefined) return true
  if (name instanceof RegExp) return name.test(actual)
  return exact ? actual === name : actual.toLowerCase().includes(name.toLowerCase())
}

/** The innermost elements whose text this is. */
async function withText(driver: WebDriver, within: WebElement, text: RegExp): Promise<WebElement[]> {
  return driver.executeScript(
    (root: Element, source: string, flags: string) => {
      const fits = (element: Element) =>
        new RegExp(source, flags).test((element.textContent ?? '').replace(/\s+/g, ' ').trim())
      return [...root.querySelectorAll('*')].filter((each) => fits(each) && ![...each.children].some(fits))
    },
    within,
    text.source,
    text.flags,
  )
}

/** Away from the bars, which lie over what is scrolled only just into view, and until it has come to rest there. */
function bringUp(element: Element, rests: () => void): void {
  element.scrollIntoView({ block: 'center' })
  const place = () => JSON.stringify(element.getBoundingClientRect())
  const watch = (before: string) => {
    requestAnimationFrame(() => (place() === before ? rests() : watch(place())))
  }
  requestAnimationFrame(() => watch(place()))
}

function paste(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  field.select()
  document.execCommand('insertText', false, text)
}
