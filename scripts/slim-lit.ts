// Takes out of Lit's reactive element what a page's bundle never runs: decorators, polyfills, hooks and kinds of
// properties that the project's elements do not use, and what is for browsers without constructable stylesheets, in
// which they do not run anyway. Lit's own source is cut; a new version of it in which something moved stops the build here.
import type { Plugin } from 'rolldown';

/** A piece of the source, and what stands there instead. */
type Cut = readonly [piece: RegExp, replacement: string];

const CUTS: Record<string, readonly Cut[]> = {
  'css-tag.js': [
    // Stylesheets can be constructed and adopted: the minifier drops what is for when they cannot.
    [/e=t\.ShadowRoot&&.*?CSSStyleSheet\.prototype/, 'e=!0'],
    [/o\.map\(t=>t instanceof.*?\.styleSheet\)/, 'o'],
  ],
  'reactive-element.js': [
    // Trusted types for an empty text, the hooks of polyfills, and names that are kept from being mangled.
    [/,a=globalThis,c=a\.trustedTypes.*?u=\{/, ',u={'],
    [/hasOwnProperty\(d\(("\w+")\)\)/g, 'hasOwnProperty($1)'],
    [/y\[d\("elementProperties.*?export/, 'y.elementProperties=new Map,y.finalized=1;export'],
    // An attribute holds a text, a number or a boolean.
    [/toAttribute\(t,s\)\{.*?fromAttribute/, 'toAttribute:(t,s)=>s!==Boolean?t:t?"":null,fromAttribute'],
    [
      /fromAttribute\(t,s\)\{.*?\},f=/,
      'fromAttribute:(t,s)=>s===Boolean?null!==t:s===Number&&null!==t?Number(t):t},f=',
    ],
    // Decorators, and accessors that they wrap.
    [/Symbol\.metadata\?\?=.*?class y/, 'class y'],
    [/static addInitializer.*?static get observed/, 'static get observed'],
    [/this\.prototype\.hasOwnProperty\(t\)&&.*?this\.element/, 'this.element'],
    [/,void 0!==t\.l.*?,this/, ',this'],
    [/const t=this\[Symbol\.metadata.*?this\._\$Eh=new/, 'this._$Eh=new'],
    [/,this\.constructor\.l\?.*?\}addController/, '}addController'],
    [/const t=this\.constructor\.elementProperties;if.*?let t=!1/, '}let t=!1'],
    // What is there to be overridden, or is true anyway.
    [/b=\{attribute.*?hasChanged:f\}/, 'b={}'],
    [/createProperty\(t,s=b\)/, 'createProperty(t,s)'],
    [/void 0!==h&&/, ''],
    [
      /this\._\$Ep=void 0,this\.isUpdatePending=!1,this\.hasUpdated=!1,this\._\$Em=null,this\._\$Ev\(\)\}_\$Ev\(\)\{/,
      'this.isUpdatePending=!1,',
    ],
    [/s\.state&&\(s\.attribute=!1\),/, ''],
    [
      /const\{get:e,set:r\}=h\(.*?configurable/,
      'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)},configurable',
    ],
    [
      /wrapped:h\},r\)\{.*?\|\|\(this/,
      '},r){i&&!(this._$Ej??=new Map).has(t)&&this._$Ej.set(t,s??this[t])||(this',
    ],
    [/getOwnPropertyDescriptor:h,.*?getPrototypeOf/, 'getPrototypeOf'],
    // Names that are symbols, and converters that are given by halves.
    [
      /const t=this\.properties,s=\[.*?\]\)/,
      'for(const t in this.properties)this.createProperty(t,this.properties[t])',
    ],
    [/:"string"==typeof t\?t\.toLowerCase\(\):void 0/, ':t.toLowerCase()'],
    [/"function"==typeof t\.converter.*?:u;/, 't.converter??u;'],
    [/\(void 0!==i\.converter\?\.toAttribute\?i\.converter:u\)/, '(i.converter??u)'],
    [/\(i\.hasChanged\?\?f\)/, 'f'],
    // Styles that are no list of stylesheets.
    [/static finalizeStyles\(s\)\{.*?return i\}/, ''],
    [/this\.finalizeStyles\(this\.styles\)/, 'this.styles'],
    // Updates that wait or are refused, and controllers that follow them.
    [/const t=this\.scheduleUpdate\(\);return null!=t&&await t,/, 'return this.performUpdate(),'],
    [/scheduleUpdate\(\)\{.*?\}performUpdate/, 'performUpdate'],
    [
      /let t=!1;const s=this\._\$AL;try\{.*?willUpdate\(t\)\{\}/,
      'const s=this._$AL;try{this.willUpdate(s),this.update(s)}catch(t){throw this._$EM(),t}this._$AE(s)}willUpdate(t){}',
    ],
    [/this\._\$AE\(s\)\}/, 'this.hasUpdated=!0}'],
    [/_\$AE\(t\)\{.*?\}_\$EM/, '_$EM'],
    [/updated\(t\)\{\}firstUpdated\(t\)\{\}/, ''],
    [/this\.getUpdateComplete\(\)\}getUpdateComplete\(\)\{return /, ''],
    [/shouldUpdate\(t\)\{return!0\}/, ''],
    [/removeController\(t\)\{.*?\}_/, '_'],
  ],
};

/** The source of `file` of `@lit/reactive-element` without those parts; an error names the piece that is not found. */
export function slim(file: string, code: string): string {
  let out = code;
  for (const [piece, replacement] of CUTS[file]!) {
    if (out.search(piece) < 0) throw new Error(`scripts/slim-lit.ts: Lit's ${file} has no ${piece} any more`);
    out = out.replace(piece, replacement);
  }
  return out;
}

export const slimLit: Plugin = {
  name: 'slim-lit',
  transform: {
    order: 'pre',
    filter: { id: /\/@lit\/reactive-element\/(css-tag|reactive-element)\.js$/ },
    handler: (code, id) => ({ code: slim(id.slice(id.lastIndexOf('/') + 1), code), map: null }),
  },
};
