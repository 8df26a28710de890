.import "shared.js" as Other
.import QtQuick as QQ
var counter = 0
function next() { return ++counter }
function readV() { return v + " " + root.v }
function useOther() { return Other.name + Other.list.length }
function fromQml() { return QQ.Text.AlignRight }
const arrow = x => x * 2
var evaluated = typeof Qt + typeof console
function thrower() {
    throw new Error("from js")
}
function self() { return this }
if (true) { var inner = 5 }
