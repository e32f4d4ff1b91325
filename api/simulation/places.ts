// Where the files of populations and simulations lie within a data folder.

/** Columns of populations: ID.pop. */
export const POPULATIONS = 'populations'
/** Grades by subject of simulations: ID.grades. */
export const SIMULATIONS = 'simulations'
