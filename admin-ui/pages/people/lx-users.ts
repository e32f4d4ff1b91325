// Everyone who may sign in, with what they may do.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { moment } from '../../base/figures.ts'
import { found } from '../../base/page.ts'
import { listed, say, together } from '../../base/say.ts'
import { person } from '../../base/session.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { Role } from '../../client/bodies.ts'
import { changeUser, createUser, listUsers, type User } from '../../client/people.ts'
import { readSignIn } from '../../client/sessions.ts'
import type { LxDialog, Question } from '../../parts/lx-dialog.ts'
import { PEOPLE } from '../../words/people.ts'
import { SHELL } from '../../words/shell.ts'
import { ROLES } from '../../words/states.ts'
import '../../parts/lx-dialog.ts'

@customElement('lx-users')
export class LxUsers extends LxElement {
  @query('lx-dialog') private _dialog!: LxDialog
  /** Whether people may sign in with an account kept elsewhere. */
  @state() private _elsewhere = false
  readonly #users = new Task(this, {
    task: async (_, { signal }) => {
      const { provider } = await readSignIn()
      this._elsewhere = provider !== null
      return listUsers(signal)
    },
    args: () => [] as const,
  })

  override render() {
    return html`<div class="head"><h2>${say(PEOPLE.people)}　<span class="second">${say(PEOPLE.count(this.#users.value?.length ?? 0))}</span></h2>
      <button type="button" class="primary" @click=${this.#add}>${say(PEOPLE.add)}</button></div>
      ${found(
        this.#users,
        (
          users,
        ) => html`<section class="panel"><div class="scroll-x"><table class="list cards" tabindex="0">
        <caption class="unseen">${say(PEOPLE.people)}</caption>
        <thead><tr>${(['displayName', 'name', 'roles', 'lastLogin', 'state'] as const).map((key) => html`<th scope="col">${say(PEOPLE[key])}</th>`)}<th scope="col"><span class="unseen">${say(PEOPLE.acts)}</span></th></tr></thead>
        <tbody>${users.map((user) => this.#row(user))}</tbody></table></div></section>`,
      )}<lx-dialog></lx-dialog>`
  }

  #row(user: User): TemplateResult {
    const self = user.id === person()?.person.id
    return html`<tr class=${user.disabled ? 'off' : ''}>
      <td class="top"><b>${user.displayName}</b></td><td class="mono top">${user.name}${user.identity ? html`<br /><span class="note">${user.identity}</span>` : nothing}</td>
      <td data-head=${say(PEOPLE.roles)}>${user.roles.length === 0 ? html`<span class="note">${say(PEOPLE.noRoles)}</span>` : listed(user.roles.map((role) => say(ROLES[role])))}</td>
      <td data-head=${say(PEOPLE.lastLogin)}>${user.lastLoginAt ? moment(user.lastLoginAt) : html`<span class="note">${say(PEOPLE.never)}</span>`}</td>
      <td data-head=${say(PEOPLE.state)}>${say(user.disabled ? PEOPLE.disabled : PEOPLE.active)}</td>
      <td class="acts">${
        self
          ? html`<span class="note">${say(PEOPLE.self)}</span>`
          : html`<button type="button" class="plain" @click=${() => this.#roles(user)}>${say(PEOPLE.changeRoles)}</button>
            <button type="button" class="plain" @click=${() => this.#password(user)}>${say(PEOPLE.setPassword)}</button>
            ${this._elsewhere ? html`<button type="button" class="plain" @click=${() => this.#identity(user)}>${say(PEOPLE.setIdentity)}</button>` : nothing}
            ${
              user.disabled
                ? html`<button type="button" class="plain" @click=${() => this.#enable(user)}>${say(PEOPLE.enable)}</button>`
                : html`<button type="button" class="plain" @click=${() => this.#disable(user)}>${say(PEOPLE.disable)}</button>`
            }`
      }</td></tr>`
  }

  #choices(chosen: readonly Role[]): TemplateResult {
    return html`<fieldset class="roles"><legend>${say(PEOPLE.roles)}</legend>${(Object.keys(ROLES) as Role[]).map((role) => html`<label><input type="checkbox" name="role" value=${role} ?checked=${chosen.includes(role)} />${say(ROLES[role])}</label>`)}</fieldset>
      <p class="note">${say(PEOPLE.rolesNote)}</p>`
  }

  #chosen(): Role[] {
    const boxes = this._dialog.querySelectorAll<HTMLInputElement>('input[name="role"]:checked')
    return [...boxes].map(({ value }) => value as Role)
  }

  #value(name: string): string {
    return this._dialog.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value.trim() ?? ''
  }

  readonly #add = (): void =>
    this.#ask({
      title: say(PEOPLE.addTitle),
      verb: say(PEOPLE.addVerb),
      body: html`<label class="field">${say(PEOPLE.displayName)}<input name="displayName" required maxlength="60" autocomplete="off" /></label>
        <label class="field">${say(PEOPLE.name)}<input name="name" required maxlength="64" pattern="[a-z0-9][a-z0-9.\\-]*" autocomplete="off" spellcheck="false" aria-describedby="name-form" /></label>
        <p class="note" id="name-form">${say(PEOPLE.namePattern)}</p>
        ${this._elsewhere ? html`${identityField('')}<p class="note">${say(PEOPLE.noPassword)}</p>` : nothing}
        <label class="field">${say(PEOPLE.firstPassword)}<input name="first" type="password" ?required=${!this._elsewhere} minlength="10" autocomplete="new-password" /></label>
        <p class="note">${say(PEOPLE.firstNote)}</p>${this.#choices([])}`,
      act: () =>
        this.#do(() =>
          createUser({
            name: this.#value('name'),
            displayName: this.#value('displayName'),
            roles: this.#chosen(),
            ...(this.#value('first') ? { password: this.#value('first') } : {}),
            ...(this.#value('identity') ? { identity: this.#value('identity') } : {}),
          }),
        ),
    })

  #roles(user: User): void {
    this.#ask({
      title: say(PEOPLE.rolesTitle(user.displayName)),
      verb: say(PEOPLE.rolesVerb),
      body: html`${this.#choices(user.roles)}<p class="note">${say(PEOPLE.sessionsEnd)}</p>`,
      act: () => this.#do(() => changeUser(user.id, { roles: this.#chosen() })),
    })
  }

  #password(user: User): void {
    this.#ask({
      title: say(PEOPLE.passwordTitle(user.displayName)),
      verb: say(PEOPLE.passwordVerb),
      body: html`<label class="field">${say(PEOPLE.firstPassword)}<input name="first" type="password" required minlength="10" autocomplete="new-password" /></label>
        <p class="note">${together([say(PEOPLE.firstNote), say(PEOPLE.sessionsEnd)])}</p>`,
      act: () => this.#do(() => changeUser(user.id, { password: this.#value('first') })),
    })
  }

  #identity(user: User): void {
    this.#ask({
      title: say(PEOPLE.identityTitle(user.displayName)),
      verb: say(PEOPLE.identityVerb),
      body: html`${identityField(user.identity ?? '')}<p class="note">${together([say(PEOPLE.identityNote), say(PEOPLE.sessionsEnd)])}</p>`,
      act: () => this.#do(() => changeUser(user.id, { identity: this.#value('identity') || null })),
    })
  }

  #disable(user: User): void {
    this.#ask({
      title: say(PEOPLE.disableTitle(user.displayName)),
      verb: say(PEOPLE.disableVerb),
      danger: true,
      body: say(PEOPLE.disableBody),
      act: () => this.#do(() => changeUser(user.id, { disabled: true })),
    })
  }

  async #enable(user: User): Promise<void> {
    const failed = await this.#do(() => changeUser(user.id, { disabled: false }))
    if (failed) this.#ask({ title: failed, verb: say(SHELL.retry), act: async () => undefined })
  }

  #ask(question: Question): void {
    this._dialog.ask(question)
  }

  async #do(act: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await act()
      await this.#users.run()
      return undefined
    } catch (error) {
      return sentenceOf(error)
    }
  }
}

function identityField(value: string): TemplateResult {
  return html`<label class="field">${say(PEOPLE.identity)}<input name="identity" maxlength="200" autocomplete="off" spellcheck="false" value=${value} /></label>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-users': LxUsers
  }
}
