import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { watchZoom, zoomAfter, zoomFactors, zoomStepOf } from './zoom';

const key = (name: string, code: string, more: object = {}) => ({
  type: 'keyDown',
  key: name,
  code,
  control: true,
  meta: false,
  alt: false,
  ...more,
});

describe('a key', () => {
  test.each([
    ['+ on a QWERTY keyboard, with Shift', key('+', 'Equal'), 'in'],
    ['= on a QWERTY keyboard, without Shift', key('=', 'Equal'), 'in'],
    ['the key of = and + of an AZERTY keyboard', key('=', 'Equal'), 'in'],
    ['+ of the pad', key('+', 'NumpadAdd'), 'in'],
    ['- on an AZERTY keyboard: the key of 6', key('-', 'Digit6'), 'out'],
    ['- of the pad', key('-', 'NumpadSubtract'), 'out'],
    ['0 on a QWERTY keyboard', key('0', 'Digit0'), 'reset'],
    ['à, the key of 0 on an AZERTY keyboard', key('à', 'Digit0'), 'reset'],
    ['0 of the pad', key('0', 'Numpad0'), 'reset'],
    ['Cmd on a Mac', key('+', 'Equal', { control: false, meta: true }), 'in'],
    ['a letter', key('l', 'KeyL'), null],
    ['6 on a QWERTY keyboard', key('6', 'Digit6'), null],
    ['without Ctrl', key('+', 'Equal', { control: false }), null],
    ['AltGr, which is Ctrl and Alt', key('+', 'Equal', { alt: true }), null],
    ['the release of the key', key('+', 'Equal', { type: 'keyUp' }), null],
  ])('%s', (_what, input, step) => {
    expect(zoomStepOf(input)).toBe(step);
  });
});

describe('the factor', () => {
  test('goes step by step between its bounds, and back', () => {
    const up = zoomFactors.map((factor) => zoomAfter(factor, 'in'));
    expect(up).toEqual([...zoomFactors.slice(1), 2]);
    const down = zoomFactors.map((factor) => zoomAfter(factor, 'out'));
    expect(down).toEqual([0.5, ...zoomFactors.slice(0, -1)]);
    expect(zoomAfter(1.75, 'reset')).toBe(1);
  });

  test('takes the next step from one that is none of them', () => {
    expect([zoomAfter(1.2, 'in'), zoomAfter(1.2, 'out')]).toEqual([1.25, 1.1]);
  });
});

test('a zoom is kept, and comes back when the page starts again', () => {
  let factor = 1;
  let kept = 1.5;
  const contents = Object.assign(new EventEmitter(), {
    getZoomFactor: () => factor,
    setZoomFactor: (value: number) => {
      factor = value;
    },
  });
  watchZoom(contents, {
    read: () => kept,
    write: (value) => {
      kept = value;
    },
  });
  contents.emit('did-navigate');
  expect(factor).toBe(1.5);
  let isPrevented = false;
  const event = {
    preventDefault: () => {
      isPrevented = true;
    },
  };
  contents.emit('before-input-event', event, key('-', 'NumpadSubtract'));
  expect([factor, kept, isPrevented]).toEqual([1.25, 1.25, true]);
  contents.emit('zoom-changed', event, 'in');
  expect([factor, kept]).toEqual([1.5, 1.5]);
  isPrevented = false;
  contents.emit('before-input-event', event, key('a', 'KeyA'));
  expect([factor, isPrevented]).toEqual([1.5, false]);
});
