/*
 * The page around a package, on the address for courseware. It holds the run-time that content looks
 * for above itself, and tells the player above, which alone may talk to the server, what content says.
 * A script for browsers as it stands; it is served, never run here.
 */
(function () {
  'use strict';
  var SAVE_AFTER_MS = 4000;
  var WHOLE =
    /^[a-z]+$|\.(?:core|score|objectives|interactions|correct_responses|student_preference|student_data|\d+)$/;
  var player = null;
  var api = null;
  var model = null;
  /* Everything that content has set, as it stands. */
  var written = null;
  var version = null;
  var timer = null;
  var dirty = false;
  var ended = false;
  /* Where content would go on to by itself (2004); the player decides whether it can. */
  var wish = null;

  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || window.parent === window) return;
    var sent = event.data;
    if (!sent || sent.jixu !== 'courseware' || sent.says !== 'begin' || player !== null) return;
    player = event.origin;
    version = sent.version === '2004' ? '2004' : '1.2';
    if (sent.kind === 'asset') show(sent.launchPath);
    else loadRunTime(sent);
  });
  // The player begins when it hears that somebody is there to listen; this alone goes to anybody.
  if (window.parent !== window)
    window.parent.postMessage({ jixu: 'courseware', says: 'ready' }, '*');

  function tell(says, more) {
    window.parent.postMessage(Object.assign({ jixu: 'courseware', says: says }, more), player);
  }

  function loadRunTime(sent) {
    var script = document.createElement('script');
    script.src = '/courseware/run-time/scorm-' + version + '.js';
    script.addEventListener('load', function () {
      begin(sent);
    });
    script.addEventListener('error', function () {
      tell('broken', {});
    });
    document.head.appendChild(script);
  }

  function begin(sent) {
    var settings = { autocommit: false, dataCommitFormat: 'flattened', logLevel: 5 };
    api = version === '1.2' ? new window.Scorm12API(settings) : new window.Scorm2004API(settings);
    var calls =
      version === '1.2'
        ? { set: 'LMSSetValue', save: 'LMSCommit', end: 'LMSFinish' }
        : { set: 'SetValue', save: 'Commit', end: 'Terminate' };
    if (version === '1.2') {
      api.loadFromFlattenedJSON(sent.elements);
      guardSet(calls.set);
      written = written12;
    } else {
      model = window.createDataModel2004(sent.elements, sent.shared);
      holdData();
      written = model.written;
    }
    api.on(calls.set, function (element, value) {
      if (element === 'adl.nav.request') wish = String(value).slice(0, 300);
      touched();
    });
    api.on(calls.save, save);
    api.on(calls.end, function () {
      ended = true;
      dirty = true;
      save();
      tell('ended', { wish: wish });
    });
    window[version === '1.2' ? 'API' : 'API_1484_11'] = api;
    show(sent.launchPath);
  }

  /* Everything that is set, as it stands; the server keeps what content may write of it. */
  function save() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!dirty) return;
    dirty = false;
    var elements = written();
    // To suspend everything is to suspend this part, whatever else it said of its end.
    if (ended && wish === 'suspendAll') elements['cmi.exit'] = 'suspend';
    tell('save', { elements: elements, ended: ended });
  }

  function touched() {
    dirty = true;
    if (timer === null) timer = setTimeout(save, SAVE_AFTER_MS);
  }

  function written12() {
    var all = api.renderCommitCMI(false);
    var elements = {};
    Object.keys(all).forEach(function (name) {
      if (name.indexOf('cmi.') === 0 && typeof all[name] !== 'object' && all[name] !== '') {
        elements[name] = String(all[name]);
      }
    });
    return elements;
  }

  /*
   * In 2004 the state of the session, the errors and navigation are the run-time's, and the data is
   * ours: the run-time's own takes values that the standard refuses and the other way round.
   */
  function holdData() {
    var get = api.GetValue;
    var set = api.SetValue;
    var ours = function (name) {
      return api.isInitialized() && /^(?:cmi|adl\.data)(?:\.|$)/.test(name);
    };
    api.GetValue = function (element) {
      var name = String(element);
      if (!ours(name)) return get.call(api, element);
      var found = model.get(name);
      if (typeof found === 'number') {
        api.throwSCORMError(name, found);
        return '';
      }
      api.lastErrorCode = '0';
      return found.value;
    };
    api.SetValue = function (element, value) {
      var name = String(element);
      if (!ours(name)) return set.call(api, element, value);
      var error = model.set(name, String(value));
      if (error !== 0) {
        api.throwSCORMError(name, error);
        return 'false';
      }
      api.lastErrorCode = '0';
      touched();
      return 'true';
    };
  }

  /* The run-time of 1.2 lets content write over a whole collection, or its whole model, under its name. */
  function guardSet(name) {
    var set = api[name];
    api[name] = function (element, value) {
      var whole = WHOLE.test(String(element));
      return set.call(api, whole ? 'cmi.undefined_element' : element, value);
    };
  }

  function show(path) {
    var frame = document.createElement('iframe');
    frame.name = 'sco';
    frame.title = document.title;
    frame.allow = 'autoplay; fullscreen';
    frame.addEventListener('load', function () {
      tell('shown', {});
    });
    frame.src = location.pathname.replace(/\/frame$/, '/p/') + path;
    document.body.appendChild(frame);
  }

  window.addEventListener('pagehide', function () {
    if (api !== null && player !== null) save();
  });
})();
