import QtQuick
Item { property alias deep: d; property alias deepValue: d.v
    QtObject { id: d; property int v: 2 } }
