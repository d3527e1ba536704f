/*
 * The data model of SCORM 2004 (4th edition) for one session of one part: which elements there are,
 * what may be done with each, and what it holds. Nothing here talks to content or to the server. A
 * script for browsers as it stands.
 */
(function () {
  'use strict';
  const ERROR = {
    get: 301,
    set: 351,
    unknown: 401,
    unset: 403,
    readOnly: 404,
    writeOnly: 405,
    dependency: 408,
  };
  const {
    text,
    oneOf,
    real,
    language,
    localized,
    identifier,
    duration,
    time,
    responses,
    patterns,
    result,
  } = window.JixuScormTypes2004;

  const both = (type, more) => ({ get: true, set: true, type, ...more });
  const told = (otherwise) => ({ get: true, set: false, otherwise });
  const writeOnly = (type) => ({ get: false, set: true, type });
  const group = (children) => ({ children, named: true });
  const list = (children, of) => ({ list: { children, named: true }, named: true, ...of });

  const ANY = Number.POSITIVE_INFINITY;
  const number = both(real(-ANY, ANY));
  const score = () => group({ scaled: both(real(-1, 1)), raw: number, min: number, max: number });
  const completion = () => both(oneOf('completed', 'incomplete', 'not attempted', 'unknown'));
  const success = () => both(oneOf('passed', 'failed', 'unknown'));
  const unknown = { otherwise: 'unknown' };

  const CMI = {
    children: {
      _version: told('1.0'),
      comments_from_learner: list({
        comment: both(localized(4000)),
        location: both(text(250)),
        timestamp: both(time),
      }),
      comments_from_lms: list({ comment: told(), location: told(), timestamp: told() }),
      completion_status: { ...completion(), ...unknown },
      completion_threshold: told(),
      credit: told('credit'),
      entry: told(''),
      exit: writeOnly(oneOf('time-out', 'suspend', 'logout', 'normal', '')),
      interactions: list(
        {
          id: both(identifier),
          type: both(oneOf(...Object.keys(responses))),
          objectives: list({ id: both(identifier) }, { first: 'id', unique: 'id', named: false }),
          timestamp: both(time),
          correct_responses: list({ pattern: both(null) }, { first: 'pattern', named: false }),
          weighting: number,
          learner_response: both(null),
          result: both(result),
          latency: both(duration),
          description: both(localized(250)),
        },
        { first: 'id' },
      ),
      launch_data: told(),
      learner_id: told(),
      learner_name: told(),
      learner_preference: group({
        audio_level: both(real(0, ANY), { otherwise: '1' }),
        language: both(language, { otherwise: '' }),
        delivery_speed: both(real(0, ANY), { otherwise: '1' }),
        audio_captioning: both(oneOf('-1', '0', '1'), { otherwise: '0' }),
      }),
      location: both(text(1000)),
      max_time_allowed: told(),
      mode: told('normal'),
      objectives: list(
        {
          id: both(identifier, { once: true }),
          score: score(),
          success_status: { ...success(), ...unknown },
          completion_status: { ...completion(), ...unknown },
          progress_measure: both(real(0, 1)),
          description: both(localized(250)),
        },
        { first: 'id', unique: 'id' },
      ),
      progress_measure: both(real(0, 1)),
      scaled_passing_score: told(),
      score: score(),
      session_time: writeOnly(duration),
      success_status: { ...success(), ...unknown },
      suspend_data: both(text(64000)),
      time_limit_action: told('continue,no message'),
      total_time: told('PT0S'),
    },
  };
  const ADL = {
    children: {
      data: list({ id: told(), store: both(text(64000), { empty: 'unset' }) }, { fixed: true }),
    },
  };
  const ROOT = { children: { cmi: CMI, adl: ADL } };

  /* A failure is a number; everything else is what was looked for. */
  const failed = (found) => typeof found === 'number';

  function keep(data, name, value) {
    data.values.set(name, value);
    const parts = name.split('.');
    parts.forEach((part, at) => {
      if (!/^\d+$/.test(part)) return;
      const holder = parts.slice(0, at).join('.');
      data.counts.set(holder, Math.max(data.counts.get(holder) ?? 0, Number(part) + 1));
    });
  }

  const countOf = (data, path) => data.counts.get(path) ?? 0;

  /* The element of a name, with the lists above it; or the error of there being none. */
  function locate(data, name) {
    let node = ROOT;
    const path = [];
    const above = [];
    const parts = name.split('.');
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1;
      const holder = path.join('.');
      if (last && part === '_children') return keyword(node, above, namesOf(node));
      if (last && part === '_count') {
        return keyword(node, above, node.list ? String(countOf(data, holder)) : null);
      }
      if (node.list) {
        if (!/^\d{1,6}$/.test(part)) return ERROR.unknown;
        above.push({ node, holder, index: Number(part) });
        path.push(String(Number(part)));
        node = node.list;
      } else {
        if (!node.children || !Object.hasOwn(node.children, part)) return ERROR.unknown;
        path.push(part);
        node = node.children[part];
      }
    }
    if (node.list || node.children) return ERROR.unknown;
    return { node, above, path: path.join('.'), own: path.at(-1) };
  }

  function namesOf(node) {
    if (!node.named) return null;
    return Object.keys((node.list ?? node).children).join(',');
  }

  /* `_children` and `_count`: told where they exist, and never set. */
  function keyword(node, above, value) {
    return value === null
      ? { keyword: true, above, error: ERROR.get }
      : { keyword: true, above, value };
  }

  function get(data, name) {
    const found = locate(data, name);
    if (failed(found)) return found;
    if (found.above.some(({ holder, index }) => index >= countOf(data, holder))) return ERROR.get;
    if (found.keyword) return found.error ?? { value: found.value };
    if (!found.node.get || data.rights.get(found.path)?.read === false) return ERROR.writeOnly;
    const value = computed(data, found.path) ?? data.values.get(found.path) ?? found.node.otherwise;
    const none = value === undefined || (value === '' && found.node.empty === 'unset');
    return none ? ERROR.unset : { value };
  }

  /* A measure with a threshold decides over what content says of itself. */
  function computed(data, path) {
    const by = (measure, threshold, [yes, no]) => {
      if (!data.values.has(threshold)) return undefined;
      if (!data.values.has(measure)) return 'unknown';
      return Number(data.values.get(measure)) >= Number(data.values.get(threshold)) ? yes : no;
    };
    if (path === 'cmi.completion_status') {
      const words = ['completed', 'incomplete'];
      return by('cmi.progress_measure', 'cmi.completion_threshold', words);
    }
    if (path === 'cmi.success_status') {
      return by('cmi.score.scaled', 'cmi.scaled_passing_score', ['passed', 'failed']);
    }
    return undefined;
  }

  /* 0 where it is set, or the error. */
  function set(data, name, value) {
    const found = locate(data, name);
    if (failed(found)) return found;
    if (found.keyword) return found.error === undefined ? ERROR.readOnly : ERROR.unknown;
    if (!found.node.set || data.rights.get(found.path)?.write === false) return ERROR.readOnly;
    const error =
      placeError(data, found) || typeError(data, found, value) || sameError(data, found, value);
    if (error !== 0) return error;
    keep(data, found.path, value);
    if (data.rights.has(found.path)) data.stored.add(found.path);
    return 0;
  }

  /* Lists grow by one at their end, from the element that makes an entry. */
  function placeError(data, { above, own, path }) {
    for (const [at, { node, holder, index }] of above.entries()) {
      const count = countOf(data, holder);
      if (index < count) continue;
      if (index > count || node.fixed) return ERROR.set;
      const makes = at === above.length - 1 && (node.first === undefined || node.first === own);
      if (!makes) return ERROR.dependency;
    }
    const kind = kindOf(data, path);
    const typed = own === 'learner_response' || own === 'pattern';
    if (typed && kind === undefined) return ERROR.dependency;
    // There is one right answer to true or false, to a number and to anything of its own kind.
    const single = ['true-false', 'numeric', 'other'].includes(kind);
    return own === 'pattern' && single && above[1].index > 0 ? ERROR.set : 0;
  }

  const kindOf = (data, path) => data.values.get(`${path.split('.').slice(0, 3).join('.')}.type`);

  function typeError(data, { node, own, path }, value) {
    if (node.type) return node.type(value);
    return (own === 'pattern' ? patterns : responses)[kindOf(data, path)](value);
  }

  /* What names an entry is its own; what was named once keeps its name. */
  function sameError(data, { node, above, path, own }, value) {
    if (node.once && data.values.has(path) && data.values.get(path) !== value) return ERROR.set;
    const within = above.at(-1);
    if (within === undefined) return 0;
    const isUnique =
      within.node.unique === own ||
      (own === 'pattern' && ['choice', 'sequencing'].includes(kindOf(data, path)));
    if (!isUnique) return 0;
    for (let index = 0; index < countOf(data, within.holder); index += 1) {
      const same = data.values.get(`${within.holder}.${index}.${own}`) === value;
      if (same && index !== within.index) return ERROR.set;
    }
    return 0;
  }

  /* Everything that content may write and that is set, as it stands. */
  function written(data) {
    const all = {};
    for (const [name, value] of data.values) {
      const found = locate(data, name);
      if (failed(found) || !found.node.set) continue;
      if (!data.rights.has(name) || data.stored.has(name)) all[name] = value;
    }
    return all;
  }

  function createDataModel2004(elements, shared) {
    const data = {
      values: new Map(),
      counts: new Map(),
      /* What may be done with the stores that several parts share (`adl.data`). */
      rights: new Map(),
      /* Which of them were written in this session: what another part wrote meanwhile is not ours. */
      stored: new Set(),
    };
    for (const [name, value] of Object.entries(elements)) keep(data, name, value);
    shared.forEach((store, index) => {
      keep(data, `adl.data.${index}.id`, store.id);
      if (store.value !== null) keep(data, `adl.data.${index}.store`, store.value);
      data.rights.set(`adl.data.${index}.store`, store);
    });
    return {
      get: (name) => get(data, name),
      set: (name, value) => set(data, name, value),
      written: () => written(data),
    };
  }

  window.createDataModel2004 = createDataModel2004;
})();
