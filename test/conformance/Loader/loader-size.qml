// The size of a Loader and of what it loads.
import QtQuick
Item {
    id: root
    width: 200; height: 100
    Component { id: plain; Rectangle { color: "red" } }
    Component { id: sized; Rectangle { width: 50; height: 40 } }
    Component { id: hinted; Item { implicitWidth: 33; implicitHeight: 22 } }
    Component { id: bound; Item { width: parent ? parent.width / 2 : 1; height: 3 } }
    Component { id: thing; QtObject { property int n: 3 } }
    Loader { id: a; sourceComponent: sized }
    Loader { id: b; width: 60; height: 30; sourceComponent: sized }
    Loader { id: c; anchors.fill: parent; sourceComponent: plain }
    Loader { id: d; sourceComponent: hinted }
    Loader { id: e; width: 80; sourceComponent: hinted }
    Loader { id: f; width: 90; sourceComponent: bound }
    Loader { id: g; sourceComponent: thing }
    Loader { id: h; anchors.centerIn: parent; sourceComponent: sized }
    Loader { id: i; anchors.left: parent.left; anchors.right: parent.right; sourceComponent: hinted }
    function tell(name, l) {
        console.log(name, l.x, l.y, l.width, l.height, l.implicitWidth, l.implicitHeight, "item", l.item.width, l.item.height)
    }
    Component.onCompleted: {
        tell("a", a); tell("b", b); tell("c", c); tell("d", d); tell("e", e); tell("f", f); tell("h", h); tell("i", i)
        console.log(g.item.n, g.width, g.status === Loader.Ready)
        a.item.width = 70; tell("a", a)
        b.item.width = 10; tell("b", b)
        b.width = 20; tell("b", b)
        d.item.implicitWidth = 44; tell("d", d)
        e.item.implicitHeight = 55; tell("e", e)
        e.item.implicitWidth = 99; tell("e", e)
        root.width = 300; tell("c", c); tell("h", h); tell("i", i)
        d.width = 5; tell("d", d)
        d.width = undefined; tell("d", d)
        h.item.width = 100; tell("h", h)
        console.log("END")
    }
}
