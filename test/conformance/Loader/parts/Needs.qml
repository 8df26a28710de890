import QtQuick
Item { required property int amount; property int twice: amount * 2 }
