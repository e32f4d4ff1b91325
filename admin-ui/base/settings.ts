// What this browser remembers of how somebody likes to read: language and light.

export type Language = 'zh' | 'en'
export type Theme = 'system' | 'light' | 'dark'

type Settings = { language: Language; theme: Theme }

const KEY = 'liangxin.settings'
const changed = new EventTarget()
let settings: Settings = read()

/** The language of the words on screen. */
export const language = (): Language => settings.language

/** The theme asked for. */
export const theme = (): Theme => settings.theme

/** Changes a setting, remembers it and tells every page. */
export function choose(next: Partial<Settings>): void {
  settings = { ...settings, ...next }
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
  apply()
  changed.dispatchEvent(new Event('change'))
}

/** Calls `listener` after each change, until the answer is called. */
export function onSettings(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** Puts the settings on the document. */
export function apply(): void {
  const root = document.documentElement
  root.lang = settings.language === 'zh' ? 'zh-CN' : 'en'
  if (settings.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = settings.theme
}

function read(): Settings {
  const standard: Settings = { language: 'zh', theme: 'system' }
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>
    return {
      language: kept.language === 'en' ? 'en' : 'zh',
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    }
  } catch {
    return standard
  }
}
