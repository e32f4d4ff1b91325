#!/usr/bin/env node
import { buildPages } from './ready.js'

buildPages()
