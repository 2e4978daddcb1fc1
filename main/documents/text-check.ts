/** Looks at content as it passes: is all of it text, and does it begin like a page or a script? */
export interface TextCheck {
  take(bytes: Uint8Array): void;
  /** After the last byte. */
  end(): 'text' | 'active' | 'binary';
}

/** Control characters that no text has; tab, line feed, form feed and carriage return are none of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;
/** Markup, a script's first line. A `<` before a number is a limit of detection in a table. */
const active = /^\s*(<[a-z!?%/]|#!)/i;
const headLength = 1024;

/** A check of one file; text is UTF-8. */
export function createTextCheck(): TextCheck {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = true;
  let head = '';

  function read(bytes?: Uint8Array): void {
    if (!text) return;
    try {
      const part = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      if (head.length < headLength) head += part.slice(0, headLength);
      text = !control.test(part);
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      text = false;
    }
  }

  return {
    take: (bytes) => read(bytes),
    end() {
      read();
      if (!text) return 'binary';
      return active.test(head) ? 'active' : 'text';
    },
  };
}
