'use strict';
// Draws the bodies of messages and forms: `draw(name, entry, names)`.
// An entry is a body as the bot sends it, or `{body, used: {by, command}, open, locale}`: who used which command,
// whether selects are drawn open, and the language that times are shown in.

const EPHEMERAL = 64;
const ICONS = {
  out: 'M15 2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 1 1-2 0V4.4L11.7 13.7a1 1 0 0 1-1.4-1.4L19.6 3H16a1 1 0 0 1-1-1ZM5 2a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h14a3 3 0 0 0 3-3v-6a1 1 0 1 0-2 0v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h6a1 1 0 1 0 0-2H5Z',
  down: 'M5.3 9.3a1 1 0 0 1 1.4 0l5.3 5.3 5.3-5.3a1 1 0 1 1 1.4 1.4l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.4Z',
  close: 'M17.3 18.7a1 1 0 0 0 1.4-1.4L13.42 12l5.3-5.3a1 1 0 0 0-1.42-1.4L12 10.58l-5.3-5.3a1 1 0 0 0-1.4 1.42L10.58 12l-5.3 5.3a1 1 0 1 0 1.42 1.4L12 13.42l5.3 5.3Z',
  eye: 'M12 5C6.5 5 2.9 9.2 1.6 11.2a1.5 1.5 0 0 0 0 1.6C2.9 14.8 6.5 19 12 19s9.1-4.2 10.4-6.2a1.5 1.5 0 0 0 0-1.6C21.1 9.2 17.5 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Z',
  book: 'M6 2a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h12a2 2 0 0 0 2-2V4a2 2 0 0 0-2-2H6Zm5.5 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM7 16.5c0-2 2-3.5 4.5-3.5s4.5 1.5 4.5 3.5v.5H7v-.5Z',
};
const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };
const PICKED_FROM = { 5: 'users', 6: 'roles', 7: 'mentionables', 8: 'channels' };

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

function avatar() {
  const face = element('div', 'avatar', icon('book'));
  face.style.color = '#fff';
  face.firstChild.style.width = '60%';
  return face;
}

function words(className, text, tag = 'div') {
  const node = element(tag, className, text);
  node.dir = 'auto';
  return node;
}

function button(data) {
  const node = element('div', `button ${STYLES[data.style] || 'secondary'}${data.disabled ? ' disabled' : ''}`);
  if (data.emoji) node.append(element('span', '', data.emoji.name));
  if (data.label) node.append(words('', data.label, 'span'));
  if (data.style === 5) node.append(icon('out'));
  return node;
}

function select(data, context) {
  const chosen = (data.options || []).filter((option) => option.default).map((option) => option.label)
    .concat((data.default_values || []).map((value) => '@' + (context.names[value.id] || value.id)));
  const fallback = data.type === 3 ? 'Make a selection' : `Select ${PICKED_FROM[data.type]}`;
  const shown = chosen.length ? words('shown', chosen.join(', ')) : words('shown placeholder', data.placeholder || fallback);
  const node = element('div', `select${data.disabled ? ' disabled' : ''}`, element('div', 'field', shown, icon('down')));
  if (context.open && data.options) {
    node.append(element('div', 'options', ...data.options.map((option) => {
      const row = element('div', `option${option.default ? ' chosen' : ''}`, words('label', option.label));
      if (option.description) row.append(words('description', option.description));
      return row;
    })));
  }
  return node;
}

function component(data, context) {
  const each = (list) => (list || []).map((child) => component(child, context));
  switch (data.type) {
    case 1: return element('div', 'row', ...each(data.components));
    case 2: return button(data);
    case 3: case 5: case 6: case 7: case 8: return select(data, context);
    case 9: return element('div', 'section', element('div', 'text', ...each(data.components)), component(data.accessory, context));
    case 10: return markdown(data.content, context);
    case 14: return element('div', `separator${data.divider === false ? '' : ' divider'}${data.spacing === 2 ? ' large' : ''}`);
    case 17: {
      const node = element('div', 'container', ...each(data.components));
      if (Number.isInteger(data.accent_color)) {
        node.classList.add('accent');
        node.style.setProperty('--accent', '#' + data.accent_color.toString(16).padStart(6, '0'));
      }
      return node;
    }
    default: throw new Error(`The page cannot draw a component of type ${data.type}.`);
  }
}

function asked({ by, command }) {
  return element('div', 'asked', element('span', 'face', by[0]), element('b', '', by), 'used', element('i', '', '/' + command));
}

function message(body, entry, context) {
  const content = element('div', 'content',
    element('div', 'head', element('span', 'name', 'kontakti'), element('span', 'badge', 'APP'), element('span', 'time', '20:30')));
  if (body.content) content.append(markdown(body.content, context));
  if ((body.components || []).length) {
    content.append(element('div', 'components', ...body.components.map((child) => component(child, context))));
  }
  if (body.flags & EPHEMERAL) {
    content.append(element('div', 'whisper', icon('eye'), element('span', '', 'Only you can see this'), element('span', '', '•'), element('i', '', 'Dismiss message')));
  }
  return element('div', 'message', ...(entry.used ? [asked(entry.used)] : []), avatar(), content);
}

// A label with what it is the label of; the older form has the label inside the input.
function input(data, caption, context) {
  const node = element('label', '', words('caption', caption.label || '', 'span'));
  if (data.required !== false) node.firstChild.append(element('i', '', '*'));
  if (caption.description) node.append(words('hint', caption.description, 'span'));
  if (data.type !== 4) return node.append(component(data, context)), node;
  const field = document.createElement(data.style === 2 ? 'textarea' : 'input');
  field.value = data.value || '';
  field.placeholder = data.placeholder || '';
  field.dir = 'auto';
  node.append(field);
  return node;
}

function modal(body, context) {
  const inputs = body.components.map((child) => {
    if (child.type === 1) return input(child.components[0], child.components[0], context);
    if (child.type === 18) return input(child.component, child, context);
    return component(child, context);
  });
  return element('div', 'modal',
    element('header', '', avatar(), words('', body.title, 'h1'), icon('close')),
    element('div', 'warning', 'This form will be submitted to kontakti. Do not share passwords or other sensitive information.'),
    element('div', 'inputs', ...inputs),
    element('footer', '', button({ style: 2, label: 'Cancel' }), button({ style: 1, label: 'Submit' })));
}

/** Shows one entry; answers what runs out of its place, as a list of texts. */
function draw(entry, names) {
  const body = entry.body || entry;
  const context = { names: names || {}, open: Boolean(entry.open), locale: entry.locale || 'en-GB' };
  document.getElementById('pick').hidden = true;
  document.getElementById('pick').style.display = 'none';
  document.getElementById('stage').replaceChildren(body.title ? modal(body, context) : message(body, entry, context));
  return overflowing();
}

// What sticks out of the window or of its frame would be cut off in a picture: a fault of the page or of the body.
function overflowing() {
  return [...document.querySelectorAll('#stage *')]
    .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth && !node.closest('.select, input, textarea, svg'))
    .map((node) => `${node.className || node.tagName}: ${node.textContent.slice(0, 60)}`);
}

addEventListener('DOMContentLoaded', () => {
  document.querySelector('#pick input').addEventListener('change', async (event) => {
    const { names, ...entries } = JSON.parse(await event.target.files[0].text());
    const stage = document.getElementById('stage');
    const drawn = Object.entries(entries).flatMap(([name, entry]) => {
      draw(entry, names);
      return [element('h2', '', name), ...stage.childNodes];
    });
    stage.replaceChildren(...drawn);
  });
});
