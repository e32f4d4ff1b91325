// Before any test: the program and the pages that tests run are those of these sources.
export { buildPages as setup } from '../api/bin/ready.js'
