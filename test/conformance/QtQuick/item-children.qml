// The rectangle around children, the lists of children, the chain of Tab.
import QtQuick
Item { id: root; width: 200; height: 100; objectName: "root"
    Item { id: a; objectName: "a"; activeFocusOnTab: true } Item { id: b; objectName: "b"; activeFocusOnTab: true; visible: false } Item { objectName: "c"; id: c; TextInput { id: ci; objectName: "ci"; activeFocusOnTab: true } } TextInput { id: d; objectName: "d" } TextEdit { id: e; objectName: "e"; activeFocusOnTab: true; enabled: false } MouseArea { id: f; objectName: "f"; activeFocusOnTab: true }
    Item { id: r; property rect cr: childrenRect; onCrChanged: console.log("cr", cr); onVisibleChildrenChanged: console.log("vc", visibleChildren.length); onChildrenChanged: console.log("children", children.length); Rectangle { id: r1; width: 10; height: 10 } Rectangle { id: r2; width: 5; height: 20; visible: false } }
    function n(i) { return i ? i.objectName : String(i) }
    Timer { interval: 50; running: true; onTriggered: {
        console.log(n(root.nextItemInFocusChain()), n(a.nextItemInFocusChain()), n(a.nextItemInFocusChain(false)), n(ci.nextItemInFocusChain()), n(ci.nextItemInFocusChain(false)), n(d.nextItemInFocusChain()), n(f.nextItemInFocusChain()), n(f.nextItemInFocusChain(false)), n(c.nextItemInFocusChain()))
        r1.x = 3; r2.x = 1; r1.width = 5; r2.visible = true; r2.parent = root; r1.parent = null; r1.parent = r; r1.z = 1; r1.visible = false; r1.parent = root; r2.parent = r; r1.destroy(); r2.scale = 2
        console.log(r.childrenRect, a.parent.children.length)
        a.mapToItem(root, 1, 2); console.log(a.x, a.mapToItem(null, 1, 2))
        console.log("END") } }
}
