// Texts in every hand that people write YAML in, for edits and the layout to be tried on.

const BLOCK = `# 总说明
format: 1 # 版本

# 标题说明
title: { zh: 标题, en: "title, \\"quoted\\"" } # 两种文字
sections:
  # 各项目
  - name: 甲
    kind: bonus # 加分
    items:
      # 以下各项
      - id: a
        text: 第一项
        points: 1   # 分值
      # 关于b
      - id: b
        text: '第二项 ''单引号'''
        points: -0.5
        when:
          all:
            # 条件一
            - { fact: x, is: 1 }
            - { condition: y }
      - { id: c, points: 3, cite: [办法/1, 办法/2] } # 短
    # 项目甲完
  - name: 乙
    items:
    - id: d
      limit: { points: 3, per: year }
    - id: e
      text: |
        两行
        文字
      more: >-
        折叠
        一行

conditions:
  y: { fact: x, is: 1 }
  # 关于z
  z: { not: { condition: y } }

last: # 空的
`

const FLOW = `{
  # 头
  format: 1,
  title: { zh: 甲, en: a },
  sections: [
    { name: 甲, items: [{ id: a, points: 1 }, { id: b, points: 2 }] }, # 一
    # 关于乙
    { name: 乙, items: [
      { id: c, points: 3 },
      { id: d, points: 4 }, # 四
    ] },
  ],
  list: [1, 2, 3], names: { 甲: a, 乙: b }
}
`

const ODD = `format: 1
sections:
- name: x
  items:
  - - id: q
    - id: r
  -   id: wide
      text: "a
        b"
  - id: s
    list: [ one: 1, {two: 2} ]
    keys: { a, b: , "c":1 }
    map:
        deep: 1
        deeper:
            more: [ ]
    counted: |2-
         indented
        text
    keep: |+
      text

    after: 1
"quoted key": { }
? explicit
: 2
text: plain text
  on two lines
`

export const TEXTS: Record<string, string> = {
  'block style with comments': BLOCK,
  'Windows line ends': BLOCK.replaceAll('\n', '\r\n'),
  'mixed line ends': BLOCK.replace('甲\n', '甲\r\n'),
  'a byte order mark': `\ufeff${BLOCK}`,
  'no final line break': BLOCK.trimEnd(),
  'flow style': FLOW,
  'flow style on one line':
    '{ format: 1, sections: [{ name: 甲, items: [{ id: a }, { id: b, points: 1 }] }] }',
  'unusual hands': ODD,
}
