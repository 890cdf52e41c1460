'use strict';
// The part of Discord's Markdown that messages of this bot may hold, with Discord's own limits: no escapes inside the
// text of a masked link (the backslash shows), no masked link whose text looks like a link, `<mail@host>` and `<+358 …>` are links.

const ZONE = 'Europe/Helsinki';
// What relative times count from, so that a picture drawn tomorrow is the same.
const NOW = Date.UTC(2026, 10, 24, 18, 30) / 1000;

const STAMPS = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function stamp(unix, style, locale) {
  if (style === 'R') {
    const away = unix - NOW;
    const [unit, seconds] = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]]
      .find(([, size]) => Math.abs(away) >= size) || ['second', 1];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / seconds), unit);
  }
  return new Intl.DateTimeFormat(locale, { ...(STAMPS[style] || STAMPS.f), timeZone: ZONE }).format(new Date(unix * 1000));
}

function anchor(target, ...children) {
  const node = element('a', '', ...children);
  node.title = target;
  return node;
}

// Each rule: a pattern at the place where the text is read, and what it draws. The first that fits wins.
const INLINE = [
  [/\\([^0-9A-Za-z\s])/y, (m) => m[1]],
  [/(`+)([^`](?:[\s\S]*?[^`])?)\1(?!`)/y, (m) => element('code', '', m[2].trim() || m[2])],
  [/<(https?:\/\/[^\s>]+)>/y, (m) => anchor(m[1], m[1])],
  [/<(?:mailto:)?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/y, (m) => anchor('mailto:' + m[1], m[1])],
  [/<(?:tel:)?(\+[\d\s().-]{4,})>/y, (m) => anchor('tel:' + m[1], m[1])],
  [/<t:(-?\d+)(?::([tTdDfFR]))?>/y, (m, c) => element('time', '', stamp(Number(m[1]), m[2] || 'f', c.locale))],
  [/<\/([^:>]+):\d+>/y, (m) => element('span', 'mention', '/' + m[1])],
  [/<@!?(\d+)>/y, (m, c) => element('span', 'mention', '@' + (c.names[m[1]] || 'unknown-user'))],
  [/<@&(\d+)>/y, (m, c) => element('span', 'mention', '@' + (c.names[m[1]] || 'unknown-role'))],
  [/<#(\d+)>/y, (m, c) => element('span', 'mention', '#' + (c.names[m[1]] || 'unknown'))],
  [/@(everyone|here)\b/y, (m) => element('span', 'mention', m[0])],
  [/\[((?:[^\[\]\\]|\\.|\[[^\]]*\])+)\]\(\s*<?((?:https?|discord|mailto|tel|sms):[^\s>)]+)>?(?:\s+"[^"]*")?\s*\)/y,
    (m, c) => (/https?:\/\/\w\w/.test(m[1]) ? m[0] : anchor(m[2], ...inline(m[1], { ...c, masked: true })))],
  [/https?:\/\/[^\s<]*[^\s<.,:;"')\]]/y, (m, c) => (c.masked ? m[0] : anchor(m[0], m[0]))],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, (m, c) => element('strong', '', ...inline(m[1], c))],
  [/__((?:\\.|[^\\])+?)__(?!_)/sy, (m, c) => element('u', '', ...inline(m[1], c))],
  [/\*(?=\S)((?:\\.|\*\*|[^\\*])+?)(?<=\S)\*(?!\*)/sy, (m, c) => element('em', '', ...inline(m[1], c))],
  [/(?<![\p{L}\p{N}_])_((?:\\.|__|[^\\_])+?)_(?![\p{L}\p{N}_])/suy, (m, c) => element('em', '', ...inline(m[1], c))],
  [/~~((?:\\.|[^\\])+?)~~/sy, (m, c) => element('s', '', ...inline(m[1], c))],
  [/\|\|((?:\\.|[^\\])+?)\|\|/sy, (m, c) => element('span', 'spoiler', ...inline(m[1], c))],
];

function inline(text, context) {
  const nodes = [];
  let plain = '';
  let at = 0;
  next: while (at < text.length) {
    for (const [pattern, draw] of INLINE) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      // Inside a masked link an escape takes the mark's effect away and stays in sight.
      const drawn = context.masked && match[0][0] === '\\' ? match[0] : draw(match, context);
      if (typeof drawn === 'string') plain += drawn;
      else {
        nodes.push(plain, drawn);
        plain = '';
      }
      at += match[0].length;
      continue next;
    }
    plain += text[at];
    at += 1;
  }
  nodes.push(plain);
  return nodes.filter((node) => node !== '');
}

function line(tag, className, text, context) {
  const node = element(tag, className, ...inline(text, context));
  node.dir = 'auto';
  return node;
}

const ITEM = /^( *)(?:[-*]|(\d+)\.) +(\S.*)$/;

// Takes the lines of a list off the front, nested ones into the item above them.
function list(lines, context) {
  const [, indent, number] = ITEM.exec(lines[0]);
  const node = element(number ? 'ol' : 'ul', '');
  if (number) node.start = Number(number);
  while (lines.length) {
    const match = ITEM.exec(lines[0]);
    const deeper = match && match[1].length > indent.length;
    if (!match || match[1].length < indent.length || (!deeper && !match[2] !== !number)) break;
    if (deeper) node.lastChild.append(list(lines, context));
    else node.append(line('li', '', (lines.shift(), match[3]), context));
  }
  return node;
}

/** Draws Discord Markdown. `context`: `names` of users and roles by id, `locale` of times. */
function markdown(text, context) {
  const box = element('div', 'markdown');
  const lines = text.split('\n');
  while (lines.length) {
    let match;
    if ((match = /^(#{1,3}) +(\S.*)$/.exec(lines[0]))) box.append(line('h' + match[1].length, '', match[2], context));
    else if ((match = /^-# +(\S.*)$/.exec(lines[0]))) box.append(line('small', '', match[1], context));
    else if ((match = /^```\w*$/.exec(lines[0])) && lines.indexOf('```', 1) > 0) {
      const code = lines.splice(0, lines.indexOf('```', 1)).slice(1);
      box.append(element('pre', '', element('code', '', code.join('\n'))));
    } else if (/^> /.test(lines[0])) {
      const quoted = [];
      while (lines.length && /^> /.test(lines[0])) quoted.push(lines.shift().slice(2));
      box.append(element('blockquote', '', markdown(quoted.join('\n'), context)));
      continue;
    } else if (ITEM.test(lines[0])) {
      box.append(list(lines, context));
      continue;
    } else box.append(line('div', 'line', lines[0], context));
    lines.shift();
  }
  return box;
}
