/** What is used of saxen, which brings no types: events of one document, in its order. It knows no entity but XML's five. */
declare module 'saxen' {
  export class Parser {
    on(event: 'openTag', act: (name: string, attributes: () => Record<string, string> | false) => void): this;
    on(event: 'closeTag', act: (name: string) => void): this;
    on(event: 'text' | 'cdata' | 'attention', act: (text: string) => void): this;
    on(event: 'error', act: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
