/*
 * What a value of SCORM 2004 may look like, type by type: each check answers 0, or the error of the
 * standard (406: not of this type, 407: outside its range). A script for browsers as it stands.
 */
(function () {
  'use strict';
  const MISMATCH = 406;
  const OUT_OF_RANGE = 407;
  /* ISO 639-1 and 639-2 with its bibliographic codes, and those that were withdrawn and are still met. */
  const LANGUAGES = new Set(
    (
      'aa aar ab abk ace ach ada ady ae af afa afh afr ain ak aka akk alb ale alg alt am amh an ' +
      'ang anp apa ar ara arc arg arm arn arp art arw as asm ast ath aus av ava ave awa ay aym ' +
      'az aze ba bad bai bak bal bam ban baq bas bat be bej bel bem ben ber bg bh bho bi bih ' +
      'bik bin bis bla bm bn bnt bo bod bos br bra bre bs btk bua bug bul bur byn ca cad cai ' +
      'car cat cau ce ceb cel ces ch cha chb che chg chi chk chm chn cho chp chr chu chv chy ' +
      'cmc cnr co cop cor cos cpe cpf cpp cr cre crh crp cs csb cu cus cv cy cym cze da dak dan ' +
      'dar day de del den deu dgr din div doi dra dsb dua dum dut dv dyu dz dzo ee efi egy eka ' +
      'el ell elx en eng enm eo epo es est et eu eus ewe ewo fa fan fao fas fat ff fi fij fil ' +
      'fin fiu fj fo fon fr fra fre frm fro frr frs fry ful fur fy ga gaa gay gba gd gem geo ' +
      'ger gez gil gl gla gle glg glv gmh gn goh gon gor got grb grc gre grn gsw gu guj gv gwi ' +
      'ha hai hat hau haw he heb her hi hil him hin hit hmn hmo ho hr hrv hsb ht hu hun hup hy ' +
      'hye hz ia iba ibo ice id ido ie ig ii iii ijo ik iku ile ilo in ina inc ind ine inh io ' +
      'ipk ira iro is isl it ita iu iw ja jav jaw jbo ji jpn jpr jrb jv ka kaa kab kac kal kam ' +
      'kan kar kas kat kau kaw kaz kbd kg kha khi khm kho ki kik kin kir kj kk kl km kmb kn ko ' +
      'kok kom kon kor kos kpe kr krc krl kro kru ks ku kua kum kur kut kv kw ky la lad lah lam ' +
      'lao lat lav lb lez lg li lim lin lit ln lo lol loz lt ltz lu lua lub lug lui lun luo lus ' +
      'lv mac mad mag mah mai mak mal man mao map mar mas may mdf mdr men mg mga mh mi mic min ' +
      'mis mk mkd mkh ml mlg mlt mn mnc mni mno mo moh mol mon mos mr mri ms msa mt mul mun mus ' +
      'mwl mwr my mya myn myv na nah nai nap nau nav nb nbl nd nde ndo nds ne nep new ng nia ' +
      'nic niu nl nld nn nno no nob nog non nor nqo nr nso nub nv nwc ny nya nym nyn nyo nzi oc ' +
      'oci oj oji om or ori orm os osa oss ota oto pa paa pag pal pam pan pap pau peo per phi ' +
      'phn pi pl pli pol pon por pra pro ps pt pus qu que raj rap rar rm rn ro roa roh rom ron ' +
      'ru rum run rup rus rw sa sad sag sah sai sal sam san sas sat sc scc scn sco scr sd se ' +
      'sel sem sg sga sgn sh shn si sid sin sio sit sk sl sla slk slo slv sm sma sme smi smj ' +
      'smn smo sms sn sna snd snk so sog som son sot spa sq sqi sr srd srn srp srr ss ssa ssw ' +
      'st su suk sun sus sux sv sw swa swe syc syr ta tah tai tam tat te tel tem ter tet tg tgk ' +
      'tgl th tha ti tib tig tir tiv tk tkl tl tlh tli tmh tn to tog ton tpi tr ts tsi tsn tso ' +
      'tt tuk tum tup tur tut tvl tw twi ty tyv udm ug uga uig uk ukr umb und ur urd uz uzb vai ' +
      've ven vi vie vo vol vot wa wak wal war was wel wen wln wo wol xal xh xho yao yap yi yid ' +
      'yo yor ypk za zap zbl zen zgh zh zha zho znd zu zul zun zxx zza'
    ).split(' '),
  );

  const fits = (good) => (good ? 0 : MISMATCH);
  const lengthOf = (text) => [...text].length;

  const text = (max) => (value) => fits(lengthOf(value) <= max);

  const oneOf =
    (...words) =>
    (value) =>
      fits(words.includes(value));

  const isNumber = (value) => /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(value);
  const real = (min, max) => (value) => {
    if (!isNumber(value)) return MISMATCH;
    return Number(value) >= min && Number(value) <= max ? 0 : OUT_OF_RANGE;
  };

  /* `langcode [-subcode ...]`, or one that is registered with IANA, or private. */
  function isLanguage(value) {
    const [first, ...rest] = value.toLowerCase().split('-');
    if (!rest.every((part) => /^[a-z0-9]{1,8}$/.test(part))) return false;
    if (first === 'i' || first === 'x') return rest.length > 0;
    return LANGUAGES.has(first) || /^q[a-t][a-z]$/.test(first);
  }
  const language = (value) => fits(value === '' || isLanguage(value));

  /* A text that may say its language first. */
  const localized = (max) => (value) => {
    const said = /^\{lang=([^}]*)\}/.exec(value);
    if (said !== null && !isLanguage(said[1])) return MISMATCH;
    return fits(lengthOf(said === null ? value : value.slice(said[0].length)) <= max);
  };

  function isIdentifier(value, max) {
    if (value === '' || /\s/.test(value) || lengthOf(value) > max) return false;
    if (!/^urn:/i.test(value)) return !/[[\]{}]/.test(value);
    return /^urn:[a-z0-9][a-z0-9-]{0,31}:[^\s[\]{}]+$/i.test(value);
  }
  const identifier = (value) => fits(isIdentifier(value, 4000));

  const DURATION =
    /^P(?=\d|T)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?$/;
  const duration = (value) => fits(DURATION.test(value));

  const ZONE = '(?:Z|[+-](?:[01]\\d|2[0-3])(?::[0-5]\\d)?)?';
  const TIME = new RegExp(
    '^(19[7-9]\\d|20[0-2]\\d|203[0-8])(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01])' +
      `(?:T(?:[01]\\d|2[0-3])(?::[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,2}${ZONE})?)?)?)?)?)?$`,
  );
  /* A day that its month does not have is no time. */
  function time(value) {
    const found = TIME.exec(value);
    if (found === null) return MISMATCH;
    const [, year, month = '1', day = '1'] = found;
    return fits(Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
  }

  const split = (value, by) => value.split(by);
  const unique = (items) => new Set(items).size === items.length;
  const isShortId = (value) => isIdentifier(value, 250);

  const choices = (value) => {
    const ids = value === '' ? [] : split(value, '[,]');
    return fits(ids.length <= 36 && ids.every(isShortId) && unique(ids));
  };
  const sequence = (value) => {
    const ids = split(value, '[,]');
    return fits(ids.length <= 36 && ids.every(isShortId));
  };
  const pairs = (value) => {
    const all = split(value, '[,]').map((one) => split(one, '[.]'));
    return fits(all.length <= 36 && all.every((one) => one.length === 2 && one.every(isShortId)));
  };
  const strings = (max, each) => (value) => {
    const all = split(value, '[,]');
    return fits(all.length <= max && all.every((one) => localized(each)(one) === 0));
  };

  const range = (value) => {
    const ends = split(value, '[:]');
    if (ends.length !== 2 || !ends.every((end) => end === '' || isNumber(end))) return MISMATCH;
    const [low, high] = ends;
    return fits(low === '' || high === '' || Number(low) <= Number(high));
  };
  /* A step and its answer, one of which may be missing. */
  const steps = (isAnswer) => (value) => {
    const all = split(value, '[,]').map((one) => split(one, '[.]'));
    const isStep = ([name, answer]) =>
      (name === '' || isShortId(name)) &&
      (answer === '' || isAnswer(answer)) &&
      (name !== '' || answer !== '');
    return fits(all.length <= 250 && all.every((one) => one.length === 2 && isStep(one)));
  };
  const isStepAnswer = (answer) => lengthOf(answer) <= 250 && !/[[\]]/.test(answer);

  /*
   * Conditions of a whole pattern stand before it, in any order, also after its language; each is true
   * or false. What stands after the language and is neither is text.
   */
  const withConditions = (names, check) => (value) => {
    const met = new Set();
    let spoken = '';
    let rest = value;
    for (;;) {
      const found = /^\{([a-z_]+)=([^}]*)\}/.exec(rest);
      const [all = '', name, said] = found ?? [];
      if (spoken === '' && name === 'lang') spoken = all;
      else if (names.includes(name) && !met.has(name) && (said === 'true' || said === 'false')) {
        met.add(name);
      } else {
        const wrong = spoken === '' && names.includes(name) && !met.has(name);
        return wrong ? MISMATCH : check(spoken + rest);
      }
      rest = rest.slice(all.length);
    }
  };

  const RESPONSES = {
    'true-false': oneOf('true', 'false'),
    choice: choices,
    'fill-in': strings(10, 250),
    'long-fill-in': localized(4000),
    likert: (value) => fits(isShortId(value)),
    matching: pairs,
    performance: steps(isStepAnswer),
    sequencing: sequence,
    numeric: (value) => fits(isNumber(value)),
    other: text(4000),
  };
  const PATTERNS = {
    ...RESPONSES,
    'fill-in': withConditions(['case_matters', 'order_matters'], strings(10, 250)),
    'long-fill-in': withConditions(['case_matters'], localized(4000)),
    performance: withConditions(
      ['order_matters'],
      steps((answer) => isStepAnswer(answer) || range(answer) === 0),
    ),
    numeric: range,
  };

  window.JixuScormTypes2004 = {
    text,
    oneOf,
    real,
    language,
    localized,
    identifier,
    duration,
    time,
    responses: RESPONSES,
    patterns: PATTERNS,
    result: (value) =>
      fits(['correct', 'incorrect', 'unanticipated', 'neutral'].includes(value) || isNumber(value)),
  };
})();
