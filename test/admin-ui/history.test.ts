import { describe, expect, it } from 'vitest'
import { History } from '../../admin-ui/editor/history.ts'

const label = { zh: '改', en: 'change' }

describe('undo and redo', () => {
  it('walks back and forth through the texts', () => {
    const history = new History()
    history.push({ label, before: 'a', after: 'b', merge: '' }, 0)
    history.push({ label, before: 'b', after: 'c', merge: '' }, 1)
    expect(history.undo()?.before).toBe('b')
    expect(history.undo()?.before).toBe('a')
    expect(history.undo()).toBeUndefined()
    expect(history.redo()?.after).toBe('b')
    expect(history.redo()?.after).toBe('c')
    expect(history.redo()).toBeUndefined()
  })

  it('makes one step of a run of changes to one value', () => {
    const history = new History()
    history.push({ label, before: 'a', after: 'b', merge: 'items.x.points' }, 0)
    history.push({ label, before: 'b', after: 'c', merge: 'items.x.points' }, 1400)
    expect(history.undo()?.before).toBe('a')
    expect(history.undo()).toBeUndefined()
  })

  it('keeps steps apart after a pause, and of different values', () => {
    const history = new History()
    history.push({ label, before: 'a', after: 'b', merge: 'x' }, 0)
    history.push({ label, before: 'b', after: 'c', merge: 'x' }, 1500)
    history.push({ label, before: 'c', after: 'd', merge: 'y' }, 1501)
    expect(history.undo()?.before).toBe('c')
    expect(history.undo()?.before).toBe('b')
    expect(history.undo()?.before).toBe('a')
  })

  it('forgets what was undone once something else is done', () => {
    const history = new History()
    history.push({ label, before: 'a', after: 'b', merge: '' }, 0)
    history.undo()
    history.push({ label, before: 'a', after: 'c', merge: '' }, 1)
    expect(history.redoable).toBeUndefined()
  })

  it('drops a run that ended where it began', () => {
    const history = new History()
    history.push({ label, before: 'a', after: 'b', merge: 'x' }, 0)
    history.push({ label, before: 'b', after: 'a', merge: 'x' }, 10)
    expect(history.undoable).toBeUndefined()
  })
})
