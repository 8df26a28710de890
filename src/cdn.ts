// The one file for a page without a build step: `<qml-view>` for any document, and the chat's tags.
export * from './chat.ts';
export * from './full.ts';
