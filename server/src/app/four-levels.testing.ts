/**
 * A pack of a place that does not exist, whose review is like nobody's: four levels, experts at the first, single cases
 * drawn at the second with the whole unit done again, an escalation, silence at the third, a veto at the fourth.
 */
export const FOUR_LEVELS = `
schema: jixu-pack/1
id: xx-four-levels
version: '1'
status: draft
grade: primary
effective: { from: 2020-01-01, to: open, dated: stated }
name: { zh-CN: 云下县制图师继续教育, en: Cartographers of Yunxia }
summary: { zh-CN: 每年 10 学时。, en: Ten hours a year. }
region: '99'
unit: hour
sources:
  own: { title: { zh-CN: 虚构的办法, en: An invented measure }, grade: primary, issued: 2020-01-01 }
rules:
  XF-REQ: { source: own, article: '1', part: requirement, says: { zh-CN: 每年不少于 10 学时。, en: At least ten hours a year. } }
  XF-1: { source: own, article: '2', part: amount, says: { zh-CN: 按证明上的学时计。, en: Counts the hours of the proof. } }
  XF-E: { source: own, article: '3', part: route, says: { zh-CN: 三名专家中两名同意。, en: Two of three experts agree. } }
  XF-S: { source: own, article: '4', part: route, says: { zh-CN: 逐件抽查，有误全单位重审。, en: Cases are sampled; one fault and the unit does all again. } }
  XF-C: { source: own, article: '5', part: route, says: { zh-CN: 市局五日内认定。, en: The bureau counts within five days. } }
  XF-V: { source: own, article: '6', part: route, says: { zh-CN: 省里可以撤销。, en: The province may veto. } }
categories:
  - { id: professional, label: { zh-CN: 专业, en: Professional } }
parameters:
  XF-ratio: { label: { zh-CN: 抽查比例, en: Share of samples }, rule: XF-S, max: 1 }
  XF-days: { label: { zh-CN: 专家几日内评, en: Days of the experts }, rule: XF-E, max: 20 }
units:
  hours: 1
period: calendar-year
kinds:
  outside:
    category: { fixed: professional }
    lines:
      - { per: [hours], rule: XF-1 }
require:
  - { id: professional, at-least: 10, of: professional, per: year, rule: XF-REQ, label: { zh-CN: 专业, en: Professional } }
forms:
  - id: map
    kind: outside
    label: { zh-CN: 制图培训, en: Training in maps }
    category: { fixed: professional }
    fields:
      - { id: title, type: text, label: { zh-CN: 名称, en: Title }, required: true, maps: title, print: true }
      - { id: on, type: date, label: { zh-CN: 完成日期, en: Completed }, required: true, maps: on, print: true }
      - { id: hours, type: decimal, decimals: 1, min: '1/2', max: 100, label: { zh-CN: 学时, en: Hours }, required: true, maps: qty.hours, print: true }
    evidence: []
    rules: [XF-1]
procedures:
  routes:
    - id: default
      label: { zh-CN: 专家、抽查、认定、撤销, en: 'Experts, samples, count, veto' }
      rule: XF-C
      withdraw: while-undecided
      reopen: { ask: person, decide: bureau, rule: XF-C }
      seal: { by: bureau, span: calendar-year, rule: XF-C }
      steps:
        - id: experts
          office: unit
          label: { zh-CN: 专家评议, en: Experts }
          effect: confirms
          service-working-days: { parameter: XF-days }
          experts: { pass: 2, of: 3, rule: XF-E }
          batch: { pass: true, return: true, reject: true }
          opinion: { pass: required, return: required, reject: required }
          may-return: true
          may-reject: true
          rule: XF-E
        - id: samples
          office: authority
          label: { zh-CN: 抽查, en: Samples }
          effect: confirms
          escalation: { working-days: 3, rule: XF-S }
          sampling: { ratio: { parameter: XF-ratio }, of: cases, others: pass, failed: redo-unit, redo: experts, rule: XF-S }
          batch: { pass: false, return: false, reject: false }
          opinion: { pass: optional, return: required, reject: required }
          may-return: false
          may-reject: true
          rule: XF-S
        - id: count
          office: bureau
          label: { zh-CN: 认定, en: Count }
          effect: counts
          silence: { working-days: 5, outcome: pass }
          batch: { pass: true, return: false, reject: false }
          opinion: { pass: optional, return: required, reject: required }
          may-return: true
          may-reject: true
          rule: XF-C
        - id: province
          office: title-review
          label: { zh-CN: 省里抽审, en: Province }
          effect: vetoes
          batch: { pass: false, return: false, reject: false }
          opinion: { pass: optional, return: required, reject: required }
          may-return: false
          may-reject: true
          rule: XF-V
`;
