.pragma library
var name = "shared", list = []
function next() { list.push(1); return list.length }
function readV() { return v }
