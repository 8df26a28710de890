// Alias chains: to ids, properties, grouped properties, other aliases, value type members; writes and change signals.
import QtQuick
import "lib"
Item { id: root
    property alias a: inner.value
    property alias b: root.a
    property alias obj: inner
    property alias bw: rect.border.width
    property alias fx: txt.font.pixelSize
    property alias nested: outer.deep
    property alias deeper: outer.deepValue
    property int direct: a * 2
    QtObject { id: inner; property int value: 1; property string s: "s" }
    Rectangle { id: rect; border.width: 2 }
    Text { id: txt; font.pixelSize: 20 }
    AliasOuter { id: outer }
    onAChanged: console.log("a", a)
    onBChanged: console.log("b", b)
    onBwChanged: console.log("bw", bw)
    onFxChanged: console.log("fx", fx)
    onDeeperChanged: console.log("deeper", deeper)
    onDirectChanged: console.log("direct", direct)
    Connections { target: inner; function onValueChanged() { console.log("inner.value", inner.value) } }
    Component.onCompleted: {
        console.log(a, b, obj.s, bw, fx, nested.toString().length > 0, deeper)
        a = 5; console.log(a, b, inner.value, direct)
        b = 6; console.log(a, b, inner.value, direct)
        inner.value = 7; console.log(a, b, direct)
        bw = 9; console.log(rect.border.width, rect.border.color)
        fx = 11; console.log(txt.font.pixelSize, txt.font.bold)
        txt.font.pixelSize = 30; console.log(fx)
        deeper = 4; console.log(outer.deepValue, outer.deep.v)
        b = Qt.binding(() => rect.border.width + 1); console.log(inner.value, a)
        rect.border.width = 20; console.log(inner.value, a, b)
        a = 0; rect.border.width = 21; console.log(inner.value)
        try { obj = null; console.log("ok") } catch (e) { console.log(e.message) }
        try { a = "text"; console.log("ok", a) } catch (e) { console.log(e.message) }
        try { a = undefined } catch (e) { console.log(e.message) }
        console.log(Object.keys(root).filter(k => ["a", "b", "obj", "bw"].includes(k)).join())
        console.log("END")
    }
}
