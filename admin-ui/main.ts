// The first load: styles, settings, the shell. Pages come when they are opened.
import './style/tokens.css'
import './style/type.css'
import './style/controls.css'
import './style/page.css'
import './style/paper.css'
import { apply } from './base/settings.ts'
import './shell/lx-app.ts'

apply()
