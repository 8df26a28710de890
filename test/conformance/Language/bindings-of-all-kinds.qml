// Bindings of every kind of value, how they follow, break and come anew.
import QtQuick
Item {
    id: root
    property int a: 1; property int b: a * 2; property var o: ({ x: 1, n: { y: 2 } }); property int ox: o.x; property var arr: [1, 2]; property int al: arr.length; property string s: `${a}-${b}`; property bool cond: a > 2; property int tern: cond ? b : -1; property var fnr: compute(a); property QtObject q: QtObject { property int z: root.a + 100 } property int qz: q ? q.z : -5
    property var lst: [a, b, a + b]; property var obj: ({ k: a }); property int sw: { switch (a) { case 1: return 10; case 2: return 20; default: return 0 } } property int loop: { let t = 0; for (let i = 0; i <= a; i++) t += i; return t } property date d: new Date(2020, 0, a); property color c: a > 1 ? "red" : Qt.rgba(0, 0, 1, 1); property point p: Qt.point(a, b); property font f: Qt.font({ pixelSize: 10 + a }); property real px: p.x + 0.5; property int counter: 0
    function compute(x) { return x * b }
    onBChanged: console.log("b", b); onOxChanged: console.log("ox", ox); onAlChanged: console.log("al", al); onSChanged: console.log("s", s); onTernChanged: console.log("tern", tern); onFnrChanged: console.log("fnr", fnr); onQzChanged: console.log("qz", qz); onLstChanged: console.log("lst", lst); onObjChanged: console.log("obj", obj.k); onSwChanged: console.log("sw", sw); onLoopChanged: console.log("loop", loop); onCChanged: console.log("c", c); onPChanged: console.log("p", p); onFChanged: console.log("f", f.pixelSize); onPxChanged: console.log("px", px)
    property int e1: { counter++; return a }
    Component.onCompleted: {
        console.log("-- a=2"); a = 2; console.log("-- a=3"); a = 3
        console.log("-- o.x mutated"); o.x = 5; console.log(ox); o = { x: 9 }; console.log("-- oChanged"); o.x = 11; oChanged(); console.log(ox)
        console.log("-- arr push"); arr.push(3); console.log(al, arr.length); arr = [1, 2, 3, 4]; arrChanged()
        console.log("-- q null"); q = null; console.log("-- break b"); b = 50; a = 4; console.log(b); b = Qt.binding(() => a * 1000); console.log(b); b = Qt.binding(function () { return this === root ? 1 : 2 }); console.log(b); b = Qt.binding(() => root.b2 ?? 7); console.log(b)
        p.x = 77; a = 5; console.log(p); c.r = 0.5; a = 1; console.log(c); d = new Date(0); a = 6; console.log(d.getFullYear())
        { let f = () => a; root.sw = Qt.binding(f); root.loop = Qt.binding(f); a = 8 }
        console.log(counter > 3); a = 8; a = a; console.log("END")
    }
}
