// ObjectModel and Instantiator.
import QtQuick
import QtQml.Models
Item {
    ObjectModel {
        id: things
        onCountChanged: console.log("  count", count)
        Rectangle { objectName: "red"; width: 10; height: 20; property int at: ObjectModel.index }
        Rectangle { objectName: "blue"; width: 10; height: 30; property int at: ObjectModel.index }
    }
    Component { id: more; Rectangle { objectName: "more"; width: 5; height: 5; property int at: ObjectModel.index } }
    ListView { id: view; width: 50; height: 200; model: things }
    Row { id: row; Repeater { model: ObjectModel { Item { width: 3; height: 1 } Item { width: 4; height: 1 } } } }
    Instantiator {
        id: maker
        model: ["x", "y"]
        onObjectAdded: (index, object) => console.log("  made", index, object.word)
        onObjectRemoved: (index, object) => console.log("  gone", index, object.word)
        onCountChanged: console.log("  maker", count)
        QtObject { property string word: modelData }
    }
    function state(word) {
        const seen = []
        for (let i = 0; i < things.count; i++) seen.push(things.get(i).objectName + things.get(i).at + "@" + things.get(i).y)
        console.log(word, view.count, seen.join(" "))
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            state("start"); console.log(row.width)
            things.append(more.createObject(null)); view.forceLayout(); state("append")
            things.move(2, 0, 1); view.forceLayout(); state("move")
            things.remove(1); view.forceLayout(); state("remove")
            maker.model = 1; console.log(maker.object.word, maker.objectAt(0) === maker.object)
            maker.active = false; console.log(maker.count, maker.object)
            console.log("END")
        }
    }
}
