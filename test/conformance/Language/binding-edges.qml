// Bindings: dependencies through functions, arrays, conditions, null, destroyed objects, aliases; order; loops.
import QtQuick
Item { id: root; property int n: 1; property bool flag: false; property var list: [1, 2]; property QtObject o: null; property int evals: 0
    property int a: { evals++; return flag ? b1 : n } property int b1: n * 10
    property int viaFn: twice(n) ; function twice(x) { return x * 2 + (flag ? extra : 0) } property int extra: 100
    property int len: list.length; property string joined: list.join("-"); property var safe: o ? o.objectName : "none"; property var opt: o?.objectName ?? "opt none"
    property int sum: child.width + child.height; property bool same: child === root.children[0]
    Item { id: child; width: n; height: n * 2; visible: n < 3; Item { id: deep; opacity: visible ? 1 : 0.5 } }
    property var obj: ({ v: n }); property int fromObj: obj.v; property string str: `${n}:${flag}`; property int math: Math.max(n, 5); property var fn: () => n * 3; property int called: fn()
    property real x1: child.mapToItem(root, 5, 5).x; property int loopA: loopB + 1; property int loopB: flag ? loopA : 0
    property int readonlyDep: ro; readonly property int ro: n + 7; property int twiceSet: 3
    QtObject { id: target; objectName: "target"; property int v: root.n }
    onAChanged: console.log("a", a); onSafeChanged: console.log("safe", safe); onLenChanged: console.log("len", len); onStrChanged: console.log("str", str); onCalledChanged: console.log("called", called)
    Component.onCompleted: {
        console.log(a, viaFn, len, joined, safe, opt, sum, same, deep.opacity, fromObj, str, math, called, x1, readonlyDep)
        n = 2; console.log(a, viaFn, sum, fromObj, called, ro); flag = true; console.log(a, viaFn); n = 3; console.log(a, deep.opacity, child.visible, math)
        extra = 1; console.log(viaFn); list.push(3); console.log(len, list.length); list = list.concat(4); console.log(len, joined); list = [9]; console.log(len)
        o = target; console.log(safe, opt); target.objectName = "renamed"; console.log(safe); o = null; console.log(safe)
        obj.v = 99; console.log(fromObj); obj = { v: 98 }; console.log(fromObj); child.width = 50; n = 4; console.log(sum, child.width, child.height)
        fn = () => 1000; console.log(called); target.v = 77; n = 5; console.log(target.v); twiceSet = Qt.binding(() => n); twiceSet = 8; n = 6; console.log(twiceSet)
        let made = Qt.createQmlObject("import QtQml; QtObject { objectName: 'made' }", root); o = made; console.log(safe); made.destroy(); t.start() }
    Timer { id: t; interval: 20; onTriggered: { console.log(o, safe, opt); console.log("END") } }
}
