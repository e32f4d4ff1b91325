// People with their roles, and the keys of services.
import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { bar, LxPage } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import { PEOPLE } from '../../words/people.ts'
import './lx-keys.ts'
import './lx-users.ts'
import './lx-page-people.css'

@customElement('lx-page-people')
export class LxPagePeople extends LxPage {
  override render() {
    return html`${bar({ title: say(PEOPLE.title), context: say(PEOPLE.rolesNote) })}
      <div class="page" data-main tabindex="-1"><lx-users></lx-users><lx-keys></lx-keys></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-people': LxPagePeople
  }
}
