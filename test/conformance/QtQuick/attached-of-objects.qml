// Attached properties read and written through an object: `item.ListView.isCurrentItem`, `item.Layout.fillWidth`.
import QtQuick
import QtQuick.Layouts
Item {
    id: root
    width: 200; height: 200
    ListView {
        id: view
        width: 100; height: 100; model: 3; currentIndex: 1
        delegate: Item { width: 100; height: 20; property bool current: ListView.isCurrentItem }
    }
    Row {
        Item { id: one; width: 10; height: 10 }
        Item { id: two; width: 10; height: 10; property int own: Positioner.index }
    }
    RowLayout { width: 100; Item { id: wide; implicitHeight: 5 } Item { id: narrow; implicitWidth: 20; implicitHeight: 5 } }
    Item { id: keyed; Keys.enabled: false }
    property bool second: view.itemAtIndex(1) ? view.itemAtIndex(1).ListView.isCurrentItem : false
    property int place: two.Positioner.index
    onSecondChanged: console.log("second", second)
    Timer {
        interval: 60; running: true
        onTriggered: {
            console.log(view.itemAtIndex(0).ListView.isCurrentItem, view.itemAtIndex(1).ListView.isCurrentItem, view.itemAtIndex(0).ListView.view === view)
            view.currentIndex = 0
            console.log(view.itemAtIndex(0).ListView.isCurrentItem, view.itemAtIndex(0).current)
            console.log(one.Positioner.index, two.Positioner.index, two.own, root.place, two.Positioner.isLastItem)
            wide.Layout.fillWidth = true
            console.log(wide.Layout.fillWidth, narrow.Layout.fillWidth, wide.Layout["preferredWidth"])
            console.log(keyed.Keys.enabled, one.Keys.enabled, view.ListView.view)
            console.log(typeof one.Window, typeof one.Nothing)
            const item = one
            console.log(item?.Keys.priority, root.children[1].children[1].Positioner.isFirstItem)
            console.log("END")
        }
    }
}
