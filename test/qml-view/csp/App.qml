import QtQuick
import "parts" as Parts
import "words.js" as Words

Rectangle {
    id: root
    property int count: 1
    property string text: Words.join(Parts.Look.name, count)
    signal counted(int to)
    function add() { count++; counted(count) }
    width: 90
    height: 40 + count
    color: Parts.Look.background
    Badge { id: badge; x: root.count }
}
