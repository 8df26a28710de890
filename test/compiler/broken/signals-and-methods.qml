import QtQuick
Item {
    property int count
    signal Upper
    signal twice; signal twice()
    signal countChanged
    signal qsTr
    signal broken(
    signal noName(int)
    signal trailing(int a,)
    function Big() {}
    function print() {}
    function again() {} function again() {}
    function twice() {}
    function countChanged() {}
    function if() {}
    function () {}
    function unfinished() { return 5 +; }
    function twoStatements() { a b }
    function redeclared() { let a; let a }
    function leave() { break }
    function go() { continue }
    function assign() { 5 = 6 }
}
