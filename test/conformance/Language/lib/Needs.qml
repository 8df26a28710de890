import QtQuick
Item { required property int need; property string label: "d" + need }
