// Binding: restoreMode, when, delayed, target by property name, value types.
import QtQuick
Item { id: root; property int n: 1; property bool on: false
    Item { id: a; width: 10; height: root.n * 100; property int plain: 3; property font f }
    Binding { target: a; property: "width"; value: root.n * 5; when: root.on }
    Binding { target: a; property: "height"; value: 7; when: root.on; restoreMode: Binding.RestoreNone }
    Binding { a.plain: root.n * 9; when: root.on }
    Binding { target: a; property: "opacity"; value: 0.5; when: root.on; restoreMode: Binding.RestoreValue }
    Binding { id: del; target: root; property: "late"; value: root.n; delayed: true }
    Binding on dflt { value: root.n + 1000; when: root.on }
    Binding { target: a; property: "font.nope"; value: 1; when: false }
    Binding { target: a; property: "f.pixelSize"; value: 33; when: root.on }
    property int late: -1; property int dflt: 5
    onLateChanged: console.log("late", late)
    function show(w) { console.log(w, a.width, a.height, a.plain, a.opacity, dflt, a.f.pixelSize) }
    Component.onCompleted: {
        show("start"); on = true; show("on"); n = 2; show("n=2"); on = false; show("off"); n = 3; show("n=3")
        a.height = 1; on = true; show("on again"); a.width = 77; show("assigned"); n = 4; show("n=4"); on = false; show("off again")
        console.log(del.restoreMode, Binding.RestoreBindingOrValue, del.when, del.delayed)
        Qt.callLater(() => { console.log(late); console.log("END") })
    }
}
