// One side of a simulation to start: a version, and the readings to try it under.
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { type Switched, switchedText } from '../../base/switched.ts'
import { readingsMenu } from '../../parts/readings-menu.ts'
import { declared } from '../../scoring/scale.ts'

/** What the form calls the readings of a side. */
export const readingsOf = (name: string): string => `${name}-readings`

@customElement('lx-side')
export class LxSide extends LxElement {
  /** The name of its field. */
  @property() field = ''
  @property() label = ''
  @property() ruleset = ''
  @property({ attribute: false }) versions: readonly string[] = []
  /** What stands for no version, where there may be none. */
  @property() none = ''
  /** The version, and the readings, that it starts with. */
  @property() version = ''
  @property({ attribute: false }) readings: Switched = {}
  @state() private _version: string | undefined
  @state() private _readings: Switched | undefined
  readonly #declared = new Task(this, {
    task: async ([ruleset, version]) =>
      version === '' ? undefined : (await declared({ ruleset, version })).ruleset,
    args: () => [this.ruleset, this.#version] as const,
  })

  get #version(): string {
    return this._version ?? this.version
  }

  override render() {
    const chosen = this.#version
    const readings = this._readings ?? this.readings
    const ruleset = this.#declared.value
    return html`<label class="field">${this.label}<select name=${this.field} @change=${this.#choose}>${this.none === '' ? nothing : html`<option value="">${this.none}</option>`}${this.versions.map((each) => html`<option value=${each} ?selected=${each === chosen}>${each}</option>`)}</select></label>
      <input type="hidden" name=${readingsOf(this.field)} value=${switchedText(readings)} />
      ${
        ruleset && chosen !== ''
          ? readingsMenu(ruleset, readings, (switched) => {
              this._readings = switched
            })
          : nothing
      }`
  }

  // The readings of another version are other ones.
  readonly #choose = (event: Event): void => {
    this._version = (event.target as HTMLSelectElement).value
    this._readings = {}
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-side': LxSide
  }
}
