// `qmlet/vite`: the plugin that compiles QML documents in a Vite project.
export { type QmletOptions, qmlet as default, qmlet } from './compiler/vite.ts';
